package concordat.notices;

import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementAct;
import concordat.assurance.act.AgreementEnded;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.AnswerAct;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Breach;
import concordat.assurance.act.CaseAct;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.CertificateAct;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.JoiningAct;
import concordat.assurance.act.MeasureAct;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.OpeningAct;
import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.RelianceAct;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct;
import concordat.assurance.act.RiskEnded;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.Split;
import concordat.assurance.act.SubmissionAct;
import concordat.assurance.act.SubmissionAct.Confidence;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.act.SubmissionAct.PartVerdict;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.AlternativeId;
import concordat.assurance.ids.ApplicationId;
import concordat.assurance.ids.ArrangementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.CertificateId;
import concordat.assurance.ids.ChallengeId;
import concordat.assurance.ids.ChangeId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.IncidentId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.OfferId;
import concordat.assurance.ids.OpeningId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.QuestionId;
import concordat.assurance.ids.ReidentificationId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RequestId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.SubmissionId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Handling;
import concordat.catalogue.ResidualRisk;
import concordat.catalogue.RestsOn;
import concordat.catalogue.Strength;
import concordat.catalogue.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A small country in which something of every kind is done; acts are taken as they stand. Tarn uses a service of Moor,
/// and Isk has nothing to do with either. Whatever anybody wrote is the same secret word.
final class Country {

    static final String SECRET = "xyzzy-secret";
    static final Instant START = Instant.parse("2026-06-01T09:00:00Z");
    static final BodyId TARN = new BodyId("tarn");
    static final BodyId MOOR = new BodyId("moor");
    static final BodyId ISK = new BodyId("isk");
    static final EnvironmentId TARN_MAIN = new EnvironmentId("tarn-main");
    static final EnvironmentId MOOR_MAIN = new EnvironmentId("moor-main");
    static final ControlId CONTROL = new ControlId("VUL-01");
    static final CaseId CASE = new CaseId("case-1");
    private static final ServiceId SERVICE = new ServiceId("claims");
    private static final RouteId ROUTE = new RouteId("claims-read");
    private static final AgreementId AGREEMENT = new AgreementId("ag-1");
    private static final SubmissionId PACK = new SubmissionId("pack-1");
    private static final String DIGEST = "0f".repeat(32);
    private static final String HANDLING = "official";

    Programme programme = Programme.empty(new NetworkId("testnet"));
    final List<Entry> entries = new ArrayList<>();
    /// The programme as it was right after each entry.
    final List<Programme> after = new ArrayList<>();
    Instant at = START;

    static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    private static Prose secret() {
        return prose(SECRET);
    }

    void act(String person, Act act) {
        Entry entry = new Entry(programme.network(), programme.nextPosition(), at, new PersonId(person), act);
        programme = programme.with(entry);
        entries.add(entry);
        after.add(programme);
    }

    void role(String person, Role role, Optional<BodyId> body) {
        act("root", new RoleGranted(new PersonId(person), role, body));
    }

    /// Bodies, a service and an agreement; nobody has a role.
    static Country founded() {
        Country country = new Country();
        country.act("root", new NetworkFounded(prose("Invented country")));
        country.act("root", new EditionIssued(edition("code-1", LocalDate.of(2026, 1, 1))));
        for (BodyId body : List.of(TARN, MOOR, ISK)) {
            country.act("root", new BodyJoined(body, prose("The " + body), "district-council", "r01", ""));
            country.act(
                    "root", new EnvironmentDeclared(new EnvironmentId(body + "-main"), body, prose("Main of " + body)));
        }
        country.act("root", new ServiceRegistered(SERVICE, MOOR, prose("Claims"), "claims.example"));
        country.act("root", route(Set.of()));
        return country;
    }

    private static RouteDeclared route(Set<ControlId> needs) {
        return new RouteDeclared(
                ROUTE,
                SERVICE,
                Set.of("GET"),
                "/claims",
                HANDLING,
                ActionClass.VIEW,
                CitizenEffect.PAYMENT,
                false,
                needs,
                Optional.empty());
    }

    /// As usual: everybody who may be told of something.
    static Country peopled() {
        Country country = founded();
        country.role("lead", Role.AUTHORITY_LEAD, Optional.empty());
        country.role("lead-2", Role.AUTHORITY_LEAD, Optional.empty());
        country.role("assessor", Role.ASSESSOR, Optional.empty());
        country.role("auditor", Role.AUDITOR, Optional.empty());
        country.role("panel", Role.PANEL_MEMBER, Optional.empty());
        for (BodyId body : List.of(TARN, MOOR, ISK)) {
            country.role(body + "-officer", Role.SECURITY_OFFICER, Optional.of(body));
            country.role(body + "-owner", Role.ACCOUNTABLE_OWNER, Optional.of(body));
            country.role(body + "-service", Role.SERVICE_OWNER, Optional.of(body));
            country.role(body + "-clerk", Role.CONTRIBUTOR, Optional.of(body));
            country.role(body + "-staff", Role.STAFF, Optional.of(body));
        }
        return country;
    }

    static Edition edition(String id, LocalDate startsOn) {
        Control control = new Control(
                CONTROL,
                "Keeping up",
                "Fixing weaknesses",
                "Do you?",
                false,
                Period.ofDays(90),
                List.of(new RestsOn(HANDLING, EnumSet.allOf(Tier.class), true)),
                List.of(new EvidenceNeed(EvidenceKind.SCAN, Strength.MACHINE)),
                List.of(),
                List.of());
        return new Edition(
                id,
                "Model code",
                startsOn,
                Duration.ZERO,
                Duration.ofDays(180),
                List.of(new Handling(HANDLING, "Official", Strength.DECLARED, Duration.ofHours(12))),
                List.of("enrolled"),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(control));
    }

    /// Tarn uses a service of Isk too, whose data does not rest on the control, and asks for two risks: for Moor's data
    /// and Isk's together, and for Isk's alone.
    void shared() {
        String other = "official-other";
        Edition plain = edition("code-1", LocalDate.of(2026, 1, 1));
        act(
                "root",
                new EditionIssued(new Edition(
                        "code-rights",
                        plain.title(),
                        LocalDate.of(2026, 2, 1),
                        plain.transition(),
                        plain.ceiling(),
                        List.of(
                                plain.handlings().getFirst(),
                                new Handling(other, "Other", Strength.DECLARED, Duration.ofHours(12))),
                        plain.facts(),
                        plain.loginFacts(),
                        plain.tierRules(),
                        plain.accessRules(),
                        plain.fixWindows(),
                        plain.controls(),
                        List.of(
                                right(HANDLING, Set.of("accountable-owner", "data-owner")),
                                right(other, Set.of("authority", "data-owner"))),
                        plain.ladder(),
                        plain.serviceLevels(),
                        Duration.ZERO)));
        ServiceId roads = new ServiceId("roads");
        act("root", new ServiceRegistered(roads, ISK, prose("Roads"), "roads.example"));
        act(
                "root",
                new RouteDeclared(
                        new RouteId("roads-read"),
                        roads,
                        Set.of("GET"),
                        "/roads",
                        other,
                        ActionClass.VIEW,
                        CitizenEffect.NONE,
                        false,
                        Set.of(),
                        Optional.empty()));
        act("root", new AgreementMade(AGREEMENT, TARN, SERVICE, secret(), in(300)));
        act("root", new AgreementMade(new AgreementId("ag-2"), TARN, roads, secret(), in(300)));
        act("tarn-officer", risk("r-moor", Set.of(HANDLING, other)));
        act("tarn-officer", risk("r-isk", Set.of(other)));
    }

    private static DecisionRight right(String handling, Set<String> approvers) {
        return new DecisionRight(ResidualRisk.LOW, handling, approvers, Duration.ofDays(90));
    }

    private RiskAct.RiskRequested risk(String id, Set<String> handlings) {
        return new RiskAct.RiskRequested(
                new RiskId(id),
                TARN_MAIN,
                CONTROL,
                ResidualRisk.LOW,
                handlings,
                in(60),
                DIGEST,
                Optional.empty(),
                secret(),
                secret());
    }

    private Instant in(int days) {
        return at.plus(Duration.ofDays(days));
    }

    /// Something of every kind, one after another.
    void everything() {
        ladder();
        measures();
        assessment();
        plans();
        others();
    }

    void ladder() {
        act("tarn-officer", report(in(20)));
        act("clockwork", new CaseOpened(CASE, TARN_MAIN, CONTROL, at));
        act("clockwork", new NoticeServed(CASE, Role.ACCOUNTABLE_OWNER, in(14), in(15), Set.of(ROUTE)));
        act("tarn-officer", new ReplyMade(CASE, ReplyKind.CONTEST, secret()));
        act(
                "assessor",
                new OpeningAct.FindingsOpened(
                        new OpeningId("open-1"), TARN, Optional.of(CASE), Optional.empty(), secret()));
        act("assessor", new CaseAct.ConversationHeld(CASE, LocalDate.of(2026, 6, 1), secret()));
        act("tarn-officer", new CaseAct.NoteAgreed(CASE, true, secret()));
        act("tarn-officer", new CaseAct.RootCauseStated(CASE, Optional.empty(), secret()));
        act("assessor", new Adjudicated(CASE, true, secret()));
        act("assessor", new Adjudicated(CASE, false, secret()));
        act("clockwork", new CaseClosed(CASE, secret()));
    }

    ReportImported report(Instant breachesAt) {
        return new ReportImported(
                new ReportId("rep-" + programme.nextPosition()),
                TARN_MAIN,
                DIGEST,
                SECRET,
                at,
                Strength.TESTED,
                true,
                DIGEST,
                Set.of(CONTROL),
                List.of(new Breach(CONTROL, DIGEST, 3, breachesAt, Optional.empty())));
    }

    MeasureImposed measure(String id, MeasureKind kind, boolean emergency) {
        return new MeasureImposed(
                new MeasureId(id),
                TARN,
                kind,
                Set.of(),
                Set.of(),
                Set.of(),
                emergency,
                Optional.of(new PersonId("lead-2")),
                in(3),
                Optional.empty(),
                Set.of(),
                secret(),
                secret());
    }

    void measures() {
        act("root", new AgreementMade(AGREEMENT, TARN, SERVICE, secret(), in(300)));
        act("root", route(Set.of(CONTROL)));
        act("lead", measure("m-1", MeasureKind.SUSPEND, true));
        act("lead", measure("m-2", MeasureKind.RESTRICT, false));
        act("lead", measure("m-3", MeasureKind.WATCH, false));
        act("panel", new MeasureAct.MeasureStayed(new MeasureId("m-2"), in(2), secret()));
        act(
                "lead",
                new MeasureAct.MeasureEased(
                        new MeasureId("m-2"), Set.of(HANDLING), Set.of(), Set.of(), Set.of(), secret()));
        act("lead-2", new MeasureAct.EmergencyReviewed(new MeasureId("m-1"), true, secret()));
        act("lead", new MeasureLifted(new MeasureId("m-1"), secret()));
        ArrangementId arrangement = new ArrangementId("arr-1");
        act(
                "tarn-officer",
                new MeasureAct.ContinuityArranged(
                        arrangement, TARN, SERVICE, LocalDate.of(2026, 5, 1), in(99), secret()));
        act("moor-service", new MeasureAct.ContinuityAccepted(arrangement));
        act("tarn-officer", new MeasureAct.IncidentReported(new IncidentId("in-1"), TARN, true, secret()));
        act("tarn-officer", new MeasureAct.IncidentReported(new IncidentId("in-2"), TARN, false, secret()));
        act("tarn-officer", new MeasureAct.IncidentClosed(new IncidentId("in-1"), secret()));
    }

    void assessment() {
        act("tarn-officer", new SubmissionAct.SubmissionMade(PACK, TARN_MAIN, "code-1", DIGEST));
        act("tarn-owner", new SubmissionAct.SubmissionSigned(PACK, DIGEST, secret()));
        act("assessor", new SubmissionAct.PartTaken(PACK, Part.ANSWERS));
        act(
                "assessor",
                new SubmissionAct.PartAssessed(PACK, Part.ANSWERS, PartVerdict.WORK_NEEDED, Confidence.LOW, secret()));
        act("tarn-officer", new SubmissionAct.PartResubmitted(PACK, Part.ANSWERS, DIGEST));
        act(
                "assessor",
                new SubmissionAct.QuestionAsked(
                        new QuestionId("q-1"), PACK, Part.ANSWERS, new PersonId("tarn-clerk"), in(7), secret()));
        act("tarn-clerk", new SubmissionAct.QuestionAnswered(new QuestionId("q-1"), secret()));
        act("assessor", new SubmissionAct.AssessmentConcluded(PACK, Outcome.REFUSED, secret()));
        act("lead", new SubmissionAct.RefusalSeconded(PACK, false, secret()));
        act("assessor", new SubmissionAct.AssessmentConcluded(PACK, Outcome.REFUSED, secret()));
        act("lead", new SubmissionAct.RefusalSeconded(PACK, true, secret()));
        act("assessor", new SubmissionAct.AssessmentConcluded(PACK, Outcome.FULL, secret()));
        CertificateId certificate = new CertificateId("cert-1");
        act(
                "assessor",
                new CertificateAct.CertificateIssued(
                        certificate, PACK, TARN_MAIN, CertificateAct.Form.FULL, at, in(300)));
        act("clockwork", new CertificateAct.CertificateExtended(certificate, PACK, 5, in(305)));
        act("lead", new CertificateAct.CertificateWithdrawn(certificate, secret()));
        act("tarn-officer", new SubmissionAct.SubmissionWithdrawn(PACK, secret()));
    }

    void plans() {
        PlanId plan = new PlanId("plan-1");
        act(
                "tarn-officer",
                new PlanAct.PlanDrafted(plan, TARN_MAIN, Set.of(CONTROL), LocalDate.of(2026, 9, 1), secret()));
        act("assessor", new PlanAct.PlanRefused(plan, secret()));
        act("assessor", new PlanAgreed(plan, TARN_MAIN, Set.of(CONTROL), in(90), secret()));
        act(
                "tarn-officer",
                new PlanAct.ActionAdded(
                        new ActionId("act-1"),
                        plan,
                        1,
                        Set.of(CONTROL),
                        Optional.of(new PersonId("tarn-staff")),
                        LocalDate.of(2026, 7, 1),
                        0,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        secret()));
        act("assessor", new PlanEnded(plan, secret()));
        RiskId risk = new RiskId("r-1");
        act(
                "tarn-officer",
                new RiskAct.RiskRequested(
                        risk,
                        TARN_MAIN,
                        CONTROL,
                        ResidualRisk.LOW,
                        Set.of(HANDLING),
                        in(60),
                        DIGEST,
                        Optional.empty(),
                        secret(),
                        secret()));
        act("lead", new RiskAct.RiskShared(risk, Optional.empty()));
        act(
                "tarn-owner",
                new RiskAccepted(
                        risk,
                        TARN_MAIN,
                        CONTROL,
                        new PersonId("tarn-officer"),
                        Set.of(HANDLING),
                        secret(),
                        in(50),
                        DIGEST));
        act("lead", new RiskAct.RiskRefused(risk, secret()));
        act("lead", new RiskAct.RiskOverruled(risk, secret()));
        act("tarn-owner", new RiskEnded(risk, secret()));
    }

    void others() {
        act(
                "tarn-officer",
                new AnswerAct.SectionDelegated(
                        TARN_MAIN, "Keeping up", new PersonId("tarn-clerk"), LocalDate.of(2026, 6, 20)));
        act("tarn-clerk", new AnswerAct.SectionReturned(TARN_MAIN, "Keeping up", new PersonId("tarn-clerk")));
        act(
                "assessor",
                new AnswerAct.EvidenceRequested(
                        new RequestId("req-1"), TARN_MAIN, CONTROL, EvidenceKind.DIAGRAM, in(7), secret()));
        AlternativeId alternative = new AlternativeId("alt-1");
        act(
                "tarn-officer",
                new AnswerAct.AlternativeProposed(
                        alternative, TARN_MAIN, CONTROL, Set.of(new EvidenceId("ev-1")), secret()));
        act("assessor", new AnswerAct.AlternativeAssessed(alternative, true, Optional.of(in(90)), secret()));
        act("assessor", new AnswerAct.AlternativeAssessed(alternative, false, Optional.empty(), secret()));
        OfferId offer = new OfferId("o-1");
        act(
                "moor-officer",
                new RelianceAct.RelianceOffered(offer, MOOR_MAIN, Set.of(CONTROL), Split.PROVIDED, secret(), in(200)));
        act("tarn-officer", new RelianceAct.OfferAccepted(offer, TARN_MAIN, Set.of(CONTROL)));
        act("lead", new RelianceAgreed(TARN_MAIN, MOOR_MAIN, CONTROL, Split.PROVIDED, secret(), in(200)));
        act(
                "moor-officer",
                new RelianceAct.ProvisionChanged(new ChangeId("ch-1"), MOOR_MAIN, Set.of(CONTROL), secret()));
        act("lead", new RelianceEnded(TARN_MAIN, MOOR_MAIN, CONTROL));
        act(
                "moor-service",
                new AgreementAct.TermsAgreed(AGREEMENT, secret(), 12, AgreementAct.Vetting.BASELINE, secret(), false));
        act("moor-service", new AgreementAct.SpotCheckMade(AGREEMENT, false, secret()));
        ReidentificationId question = new ReidentificationId("re-1");
        act("moor-service", new AgreementAct.ReidentificationAsked(question, AGREEMENT, "log 7", secret()));
        act("tarn-officer", new AgreementAct.ReidentificationAnswered(question, true, secret()));
        ChallengeId challenge = new ChallengeId("chal-1");
        act("tarn-officer", new AgreementAct.HandlingChallenged(challenge, TARN, ROUTE, HANDLING, secret()));
        act("moor-service", new AgreementAct.ChallengeDecided(challenge, false, secret()));
        act("moor-service", new AgreementEnded(AGREEMENT, secret()));
        ApplicationId application = new ApplicationId("app-1");
        act(
                "tarn-officer",
                new JoiningAct.ApplicationFiled(application, TARN, JoiningAct.Wish.EXTEND, secret(), secret()));
        act("assessor", new JoiningAct.ApplicationMoved(application, JoiningAct.Stage.SCOPED, secret()));
        act("lead", new JoiningAct.ApplicationDecided(application, true, secret()));
        act("lead", new EditionIssued(edition("code-2", LocalDate.of(2027, 1, 1))));
    }
}
