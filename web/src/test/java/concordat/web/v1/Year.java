package concordat.web.v1;

import concordat.assurance.FactsDigest;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.AgreementAct.ChallengeDecided;
import concordat.assurance.act.AgreementAct.HandlingChallenged;
import concordat.assurance.act.AgreementAct.ReidentificationAsked;
import concordat.assurance.act.AgreementAct.Sponsored;
import concordat.assurance.act.AgreementAct.SponsorshipGranted;
import concordat.assurance.act.AgreementAct.SpotCheckMade;
import concordat.assurance.act.AgreementAct.TermsAgreed;
import concordat.assurance.act.AgreementAct.Vetting;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.act.AnswerAct.EvidenceRequested;
import concordat.assurance.act.AnswerAct.PatternPublished;
import concordat.assurance.act.AnswerAct.SectionDelegated;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.JoiningAct.ApplicationFiled;
import concordat.assurance.act.JoiningAct.ApplicationMoved;
import concordat.assurance.act.JoiningAct.Stage;
import concordat.assurance.act.JoiningAct.Wish;
import concordat.assurance.act.MeasureAct.ContinuityArranged;
import concordat.assurance.act.MeasureAct.IncidentClosed;
import concordat.assurance.act.MeasureAct.IncidentReported;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.ActionDone;
import concordat.assurance.act.PlanAct.ActionMoved;
import concordat.assurance.act.PlanAct.MilestoneSet;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.act.Prose;
import concordat.assurance.act.RelianceAct.OfferAccepted;
import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.act.RiskAct.RiskShared;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.Split;
import concordat.assurance.act.SubmissionAct.AssessmentConcluded;
import concordat.assurance.act.SubmissionAct.Confidence;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.act.SubmissionAct.PartAssessed;
import concordat.assurance.act.SubmissionAct.PartTaken;
import concordat.assurance.act.SubmissionAct.PartVerdict;
import concordat.assurance.act.SubmissionAct.QuestionAsked;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.AlternativeId;
import concordat.assurance.ids.ApplicationId;
import concordat.assurance.ids.ArrangementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.ChallengeId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.IncidentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.OfferId;
import concordat.assurance.ids.PatternId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.QuestionId;
import concordat.assurance.ids.ReidentificationId;
import concordat.assurance.ids.RequestId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.SponsorshipId;
import concordat.assurance.ids.SubmissionId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.ResidualRisk;
import concordat.catalogue.Strength;
import concordat.intake.edition.Editions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A small country in which something of every part goes on; acts are taken as they stand. Tarn uses a service of Moor.
final class Year {

    static final Instant START = Instant.parse("2026-06-01T09:00:00Z");
    static final Instant NOW = Instant.parse("2026-09-01T09:00:00Z");
    static final Edition EDITION = Editions.modelCode();
    static final ControlId CONTROL = EDITION.controls().getFirst().id();
    static final String DIGEST = "0f".repeat(32);

    static final BodyId TARN = new BodyId("tarn");
    private static final BodyId MOOR = new BodyId("moor");
    static final EnvironmentId TARN_MAIN = new EnvironmentId("tarn-main");
    static final EnvironmentId MOOR_MAIN = new EnvironmentId("moor-main");
    private static final ServiceId SERVICE = new ServiceId("claims");
    private static final RouteId ROUTE = new RouteId("claims-read");
    private static final AgreementId AGREEMENT = new AgreementId("ag-1");
    static final String HANDLING =
            EDITION.controls().getFirst().restsOn().getFirst().handling();

    private Programme programme = Programme.empty(new NetworkId("testnet"));
    private Instant at = START;

    private Year() {}

    static Programme lived() {
        Year year = new Year();
        year.found();
        year.submit();
        year.plan();
        year.risk();
        year.answer();
        year.agree();
        return year.programme;
    }

    private void act(String person, Act act) {
        programme =
                programme.with(new Entry(programme.network(), programme.nextPosition(), at, new PersonId(person), act));
    }

    private void on(String instant) {
        at = Instant.parse(instant);
    }

    static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    private void role(String person, Role role, Optional<BodyId> body) {
        act("lead", new RoleGranted(new PersonId(person), role, body));
    }

    private void found() {
        act("lead", new NetworkFounded(prose("Invented country")));
        act("lead", new EditionIssued(EDITION));
        act("lead", new BodyJoined(TARN, prose("Tarn"), "district-council", "r01", "X1"));
        act("lead", new BodyJoined(MOOR, prose("Moor"), "department", "r01", "X2"));
        act("lead", new EnvironmentDeclared(TARN_MAIN, TARN, prose("Main")));
        act("lead", new EnvironmentDeclared(MOOR_MAIN, MOOR, prose("Main")));
        role("assessor", Role.ASSESSOR, Optional.empty());
        role("officer", Role.SECURITY_OFFICER, Optional.of(TARN));
        role("owner", Role.ACCOUNTABLE_OWNER, Optional.of(TARN));
        role("moor-service", Role.SERVICE_OWNER, Optional.of(MOOR));
        role("clerk", Role.STAFF, Optional.of(TARN));
        act("moor-service", new ServiceRegistered(SERVICE, MOOR, prose("Claims"), "claims.example"));
        act(
                "moor-service",
                new RouteDeclared(
                        ROUTE,
                        SERVICE,
                        Set.of("GET"),
                        "/claims/{id}",
                        HANDLING,
                        ActionClass.VIEW,
                        CitizenEffect.NONE,
                        false,
                        Set.of(),
                        Optional.empty()));
        act("moor-service", new AgreementMade(AGREEMENT, TARN, SERVICE, prose("By law"), NOW.plus(Duration.ofDays(9))));
    }

    private void submit() {
        SubmissionId done = new SubmissionId("s-done");
        SubmissionId waits = new SubmissionId("s-waits");
        act("officer", new SubmissionMade(done, MOOR_MAIN, EDITION.id(), DIGEST));
        act("owner", new SubmissionSigned(done, DIGEST, prose("I have read it")));
        act("officer", new SubmissionMade(waits, TARN_MAIN, EDITION.id(), DIGEST));
        on("2026-07-01T09:00:00Z");
        act("owner", new SubmissionSigned(waits, DIGEST, prose("I have read it")));
        act("assessor", new PartTaken(waits, Part.DIAGRAM));
        act(
                "assessor",
                new PartAssessed(waits, Part.DIAGRAM, PartVerdict.PLAN_NEEDED, Confidence.LOW, prose("Two links")));
        act(
                "assessor",
                new QuestionAsked(
                        new QuestionId("q-1"),
                        waits,
                        Part.CONTACTS,
                        new PersonId("officer"),
                        Instant.parse("2026-07-08T09:00:00Z"),
                        prose("Who is on call?")));
        on("2026-08-10T09:00:00Z");
        act("assessor", new AssessmentConcluded(done, Outcome.FULL, prose("All there")));
    }

    private void plan() {
        PlanId plan = new PlanId("p-1");
        act("officer", new PlanDrafted(plan, TARN_MAIN, Set.of(CONTROL), LocalDate.of(2026, 12, 1), prose("Patch")));
        for (int number = 1; number <= 8; number++) {
            act(
                    "officer",
                    new ActionAdded(
                            new ActionId("a-" + number),
                            plan,
                            number,
                            Set.of(CONTROL),
                            Optional.of(new PersonId("officer")),
                            LocalDate.of(2026, 8, 10 + number),
                            1_000,
                            number % 2 == 0,
                            Optional.empty(),
                            Optional.empty(),
                            prose("Step " + number)));
        }
        act("officer", new ActionMoved(new ActionId("a-8"), LocalDate.of(2026, 10, 1), prose("Leave")));
        act("officer", new MilestoneSet(new ActionId("a-8"), "Ordered", LocalDate.of(2026, 9, 9)));
        for (int number = 1; number <= 6; number++) {
            act("officer", new ActionDone(new ActionId("a-" + number), LocalDate.of(2026, 8, 10 + number), Set.of()));
        }
        act(
                "officer",
                new PlanDrafted(
                        new PlanId("p-2"), MOOR_MAIN, Set.of(CONTROL), LocalDate.of(2027, 1, 1), prose("Later")));
    }

    private void risk() {
        String facts = FactsDigest.of(programme, TARN_MAIN, CONTROL);
        Instant until = NOW.plus(Duration.ofDays(30));
        act(
                "officer",
                new RiskRequested(
                        new RiskId("r-1"),
                        TARN_MAIN,
                        CONTROL,
                        ResidualRisk.HIGH,
                        Set.of(HANDLING),
                        until,
                        facts,
                        Optional.empty(),
                        prose("No spare part"),
                        prose("One machine")));
        act("moor-service", new RiskShared(new RiskId("r-1"), Optional.of(MOOR)));
        act(
                "owner",
                new RiskAccepted(
                        new RiskId("r-2"),
                        TARN_MAIN,
                        EDITION.controls().get(1).id(),
                        new PersonId("officer"),
                        Set.of(HANDLING),
                        prose("For a week"),
                        NOW,
                        DIGEST));
    }

    private void answer() {
        act("officer", new AnswerGiven(TARN_MAIN, CONTROL, Answer.PARTLY_MET, prose("Nearly")));
        act(
                "officer",
                new SectionDelegated(
                        TARN_MAIN,
                        EDITION.controls().getFirst().section(),
                        new PersonId("clerk"),
                        LocalDate.of(2026, 9, 3)));
        act(
                "assessor",
                new EvidenceRequested(
                        new RequestId("req-1"), TARN_MAIN, CONTROL, EvidenceKind.DIAGRAM, NOW, prose("None held")));
        act(
                "officer",
                new AlternativeProposed(
                        new AlternativeId("alt-1"),
                        TARN_MAIN,
                        CONTROL,
                        Set.of(new EvidenceId("ev-1")),
                        prose("Another way")));
        act(
                "lead",
                new PatternPublished(
                        new PatternId("pat-1"),
                        Set.of(CONTROL),
                        List.of(new EvidenceNeed(EvidenceKind.RECORD, Strength.SIGNED)),
                        DIGEST,
                        prose("Managed firewall")));
        act(
                "officer",
                new RelianceOffered(
                        new OfferId("o-1"),
                        MOOR_MAIN,
                        Set.of(CONTROL),
                        Split.SHARED,
                        prose("Keep the list"),
                        NOW.plus(Duration.ofDays(90))));
        act("officer", new OfferAccepted(new OfferId("o-1"), TARN_MAIN, Set.of(CONTROL)));
        act(
                "lead",
                new ApplicationFiled(
                        new ApplicationId("app-1"), new BodyId("isk"), Wish.JOIN, prose("Isk"), prose("Claims")));
        act("assessor", new ApplicationMoved(new ApplicationId("app-1"), Stage.SCOPED, prose("One site")));
    }

    private void agree() {
        act(
                "moor-service",
                new TermsAgreed(AGREEMENT, prose("Claims only"), 12, Vetting.BASELINE, prose("Offices"), false));
        act("moor-service", new SpotCheckMade(AGREEMENT, true, prose("As agreed")));
        act(
                "moor-service",
                new ReidentificationAsked(new ReidentificationId("re-1"), AGREEMENT, "log 7", prose("Odd hour")));
        act(
                "officer",
                new SponsorshipGranted(
                        new SponsorshipId("sp-1"),
                        TARN,
                        Sponsored.PARTNER_WORKER,
                        new PersonId("helper"),
                        Set.of(ROUTE),
                        START,
                        NOW.plus(Duration.ofDays(9)),
                        prose("Advice centre")));
        act("officer", new HandlingChallenged(new ChallengeId("ch-1"), TARN, ROUTE, "public", prose("It is printed")));
        act("moor-service", new ChallengeDecided(new ChallengeId("ch-1"), false, prose("Names are in it")));
        act(
                "officer",
                new ContinuityArranged(
                        new ArrangementId("arr-1"),
                        TARN,
                        SERVICE,
                        LocalDate.of(2026, 5, 1),
                        NOW.plus(Duration.ofDays(99)),
                        prose("By telephone")));
        act("officer", new IncidentReported(new IncidentId("in-1"), TARN, true, prose("A lost laptop")));
        act("officer", new IncidentClosed(new IncidentId("in-1"), prose("Encrypt all")));
        act("officer", new IncidentReported(new IncidentId("in-2"), MOOR, false, prose("A power cut")));
    }
}
