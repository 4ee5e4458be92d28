package concordat.assurance;

import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.act.AnswerAct.EvidenceRequested;
import concordat.assurance.act.AnswerAct.PatternFollowed;
import concordat.assurance.act.AnswerAct.PatternPublished;
import concordat.assurance.act.Breach;
import concordat.assurance.act.CaseAct.ConversationHeld;
import concordat.assurance.act.CaseAct.NoteAgreed;
import concordat.assurance.act.CaseAct.RootCauseStated;
import concordat.assurance.act.CertificateAct.CertificateIssued;
import concordat.assurance.act.CertificateAct.Form;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.JoiningAct.ApplicationDecided;
import concordat.assurance.act.JoiningAct.ApplicationFiled;
import concordat.assurance.act.JoiningAct.ApplicationMoved;
import concordat.assurance.act.JoiningAct.BodyLeft;
import concordat.assurance.act.JoiningAct.Stage;
import concordat.assurance.act.JoiningAct.Wish;
import concordat.assurance.act.MeasureAct.ContinuityAccepted;
import concordat.assurance.act.MeasureAct.ContinuityArranged;
import concordat.assurance.act.MeasureAct.EmergencyReviewed;
import concordat.assurance.act.MeasureAct.MeasureEased;
import concordat.assurance.act.MeasureAct.MeasureStayed;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.ActionDone;
import concordat.assurance.act.PlanAct.ActionMoved;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.RelianceAct.OfferAccepted;
import concordat.assurance.act.RelianceAct.ProvisionChanged;
import concordat.assurance.act.RelianceAct.RelianceConfirmed;
import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskOverruled;
import concordat.assurance.act.RiskAct.RiskRequested;
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
import concordat.assurance.act.SubmissionAct.PartResubmitted;
import concordat.assurance.act.SubmissionAct.PartTaken;
import concordat.assurance.act.SubmissionAct.PartVerdict;
import concordat.assurance.act.SubmissionAct.QuestionAnswered;
import concordat.assurance.act.SubmissionAct.QuestionAsked;
import concordat.assurance.act.SubmissionAct.RefusalSeconded;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.act.SubmissionAct.SubmissionWithdrawn;
import concordat.assurance.certificate.Certificate;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.AlternativeId;
import concordat.assurance.ids.ApplicationId;
import concordat.assurance.ids.ArrangementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.CertificateId;
import concordat.assurance.ids.ChangeId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.OfferId;
import concordat.assurance.ids.PatternId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.QuestionId;
import concordat.assurance.ids.RequestId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.SubmissionId;
import concordat.assurance.plan.Credibility;
import concordat.assurance.submission.Submission;
import concordat.catalogue.ActionClass;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.ResidualRisk;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the Authority, bodies and assessors do all year, part by part.
final class ProgrammeOfWorkTest {
    private static final SubmissionId PACK = new SubmissionId("pack-1");
    private static final PersonId SECOND_ASSESSOR = new PersonId("assessor-2");

    private final World world = new World();
    private final EnvironmentId ashby = world.body("ashby");
    private final EnvironmentId byley = world.body("byley");

    private void refuses(Fault fault, PersonId actor, Act act) {
        assertThat(world.check(actor, act))
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(fault);
    }

    private LocalDate day(int ahead) {
        return world.now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(ahead);
    }

    private void handIn(SubmissionId id) {
        world.makeReady(ashby);
        world.done(World.officer(ashby), new SubmissionMade(id, ashby, "model-1", pack()));
        world.done(World.owner(ashby), new SubmissionSigned(id, pack(), prose("I have read it")));
    }

    private String pack() {
        return PackDigest.of(world.programme, ashby, world.now);
    }

    private void assess(SubmissionId id, PartVerdict plan) {
        for (Part part : Part.values()) {
            world.done(World.ASSESSOR, new PartTaken(id, part));
            PartVerdict verdict = part == Part.PLAN ? plan : PartVerdict.MET;
            world.done(World.ASSESSOR, new PartAssessed(id, part, verdict, Confidence.HIGH, prose("looked at")));
        }
    }

    @Test
    void a_pack_is_signed_by_another_than_who_prepared_it_and_exactly_as_it_is() {
        refuses(Fault.CHECKS_FAIL, World.owner(ashby), new SubmissionMade(PACK, ashby, "model-1", pack()));
        world.makeReady(ashby);
        world.done(World.owner(ashby), new SubmissionMade(PACK, ashby, "model-1", pack()));
        refuses(Fault.SIGNER_PREPARED_IT, World.owner(ashby), new SubmissionSigned(PACK, pack(), prose("mine")));
        PersonId chief = new PersonId("chief");
        world.done(World.LEAD, new RoleGranted(chief, Role.ACCOUNTABLE_OWNER, Optional.of(new BodyId("ashby"))));
        refuses(Fault.PACK_DIFFERS, chief, new SubmissionSigned(PACK, World.digest(8), prose("another")));
        refuses(Fault.ROLE_LACKING, World.officer(ashby), new SubmissionSigned(PACK, pack(), prose("")));
        world.done(chief, new SubmissionSigned(PACK, pack(), prose("read")));
        refuses(
                Fault.SUBMISSION_OPEN,
                World.officer(ashby),
                new SubmissionMade(new SubmissionId("pack-2"), ashby, "model-1", pack()));
    }

    @Test
    void a_wrong_diagram_does_not_bounce_the_pack() {
        handIn(PACK);
        world.done(World.ASSESSOR, new PartTaken(PACK, Part.DIAGRAM));
        world.done(
                World.ASSESSOR,
                new PartAssessed(PACK, Part.DIAGRAM, PartVerdict.WORK_NEEDED, Confidence.MODERATE, prose("old")));
        refuses(Fault.PART_STEP, World.officer(ashby), new PartResubmitted(PACK, Part.CONTACTS, pack()));
        world.wait(Duration.ofDays(10));
        for (Part part : List.of(Part.ANSWERS, Part.HEALTH_CHECK, Part.CONTACTS, Part.PLAN)) {
            world.done(World.ASSESSOR, new PartTaken(PACK, part));
            world.done(
                    World.ASSESSOR,
                    new PartAssessed(PACK, part, PartVerdict.MET, Confidence.HIGH, prose("as it has to be")));
        }
        refuses(Fault.PART_STEP, World.ASSESSOR, new AssessmentConcluded(PACK, Outcome.FULL, prose("nearly")));
        world.done(World.officer(ashby), new PartResubmitted(PACK, Part.DIAGRAM, pack()));
        world.done(
                World.ASSESSOR, new PartAssessed(PACK, Part.DIAGRAM, PartVerdict.MET, Confidence.HIGH, prose("new")));
        refuses(
                Fault.OUTCOME_DOES_NOT_FOLLOW,
                World.ASSESSOR,
                new AssessmentConcluded(PACK, Outcome.REFUSED, prose("no")));
        world.done(World.ASSESSOR, new AssessmentConcluded(PACK, Outcome.FULL, prose("yes")));

        Submission pack = world.programme.submissions().submission(PACK).orElseThrow();
        assertThat(pack.withAuthority(world.now)).isLessThan(Duration.ofDays(1));
        assertThat(pack.outcome()).contains(Outcome.FULL);
    }

    @Test
    void a_question_goes_to_one_person_and_its_time_is_the_bodys() {
        handIn(PACK);
        world.done(World.ASSESSOR, new PartTaken(PACK, Part.ANSWERS));
        Instant by = WorkingDays.after(world.now, 5);
        QuestionId id = new QuestionId("q-1");
        refuses(
                Fault.ANSWER_TIME_TOO_SHORT,
                World.ASSESSOR,
                new QuestionAsked(id, PACK, Part.ANSWERS, World.officer(ashby), by.minusSeconds(1), prose("who?")));
        refuses(
                Fault.ROLE_UNKNOWN,
                World.ASSESSOR,
                new QuestionAsked(id, PACK, Part.ANSWERS, World.officer(byley), by, prose("who?")));
        world.done(World.ASSESSOR, new QuestionAsked(id, PACK, Part.ANSWERS, World.officer(ashby), by, prose("who?")));
        refuses(Fault.NOT_ADDRESSED, World.owner(ashby), new QuestionAnswered(id, prose("me")));
        world.wait(Duration.ofDays(3));
        world.done(World.officer(ashby), new QuestionAnswered(id, prose("we do")));
        world.wait(Duration.ofDays(2));

        assertThat(world.programme.submissions().submission(PACK).orElseThrow().withAuthority(world.now))
                .isEqualTo(Duration.ofDays(2));
    }

    @Test
    void a_refusal_waits_for_a_second_assessor() {
        world.done(World.LEAD, new RoleGranted(SECOND_ASSESSOR, Role.ASSESSOR, Optional.empty()));
        handIn(PACK);
        assess(PACK, PartVerdict.NOT_MET);
        world.done(World.ASSESSOR, new AssessmentConcluded(PACK, Outcome.REFUSED, prose("no plan")));
        assertThat(world.programme.submissions().submission(PACK).orElseThrow().outcome())
                .isEmpty();
        refuses(Fault.SECOND_ASSESSOR_LACKING, World.ASSESSOR, new RefusalSeconded(PACK, true, prose("yes")));
        world.done(SECOND_ASSESSOR, new RefusalSeconded(PACK, true, prose("yes")));
        assertThat(world.programme.submissions().submission(PACK).orElseThrow().outcome())
                .contains(Outcome.REFUSED);
    }

    @Test
    void a_certificate_follows_an_assessment_and_what_cannot_wait_is_held() {
        handIn(PACK);
        assess(PACK, PartVerdict.MET);
        world.done(World.ASSESSOR, new AssessmentConcluded(PACK, Outcome.FULL, prose("yes")));
        Breach firm = World.breach(Editions.FIRM, 3, world.now.minusSeconds(1));
        world.scan(ashby, firm);
        world.waitUntil(WorkingDays.after(world.now, 12));
        refuses(Fault.NON_DEFERRABLE_OPEN, World.ASSESSOR, certificate("cert-1", Form.FULL, 360));
        refuses(Fault.SUBMISSION_STEP, World.ASSESSOR, certificate("cert-1", Form.CONDITIONAL, 170));
        world.proveAll(ashby);
        refuses(Fault.CERTIFICATE_TERM, World.ASSESSOR, certificate("cert-1", Form.FULL, 367));
        world.done(World.ASSESSOR, certificate("cert-1", Form.FULL, 360));
        refuses(Fault.ALREADY_SAID, World.ASSESSOR, certificate("cert-2", Form.FULL, 360));
        assertThat(world.programme.certificates().inForce(ashby, world.now)).isPresent();
    }

    private CertificateIssued certificate(String id, Form form, int days) {
        return new CertificateIssued(
                new CertificateId(id), PACK, ashby, form, world.now, world.now.plus(Duration.ofDays(days)));
    }

    @Test
    void a_certificate_runs_on_by_the_days_that_lay_with_the_authority_and_not_by_the_bodys() {
        handIn(PACK);
        assess(PACK, PartVerdict.MET);
        world.done(World.ASSESSOR, new AssessmentConcluded(PACK, Outcome.FULL, prose("yes")));
        world.proveAll(ashby);
        world.done(World.ASSESSOR, certificate("cert-1", Form.FULL, 360));
        Certificate given = world.programme
                .certificates()
                .certificate(new CertificateId("cert-1"))
                .orElseThrow();
        world.wait(Duration.ofDays(330));
        handIn(new SubmissionId("pack-2"));
        world.wait(Duration.ofDays(29));
        assertThat(world.programme.certificates().inForce(ashby, world.now)).isPresent();
        world.waitUntil(given.until());
        Certificate extended = world.programme
                .certificates()
                .certificate(new CertificateId("cert-1"))
                .orElseThrow();
        assertThat(extended.until()).isEqualTo(given.until().plus(Duration.ofDays(30)));
        world.wait(Duration.ofDays(100));
        assertThat(world.programme.certificates().inForce(ashby, world.now)).isPresent();

        world.done(World.officer(ashby), new SubmissionWithdrawn(new SubmissionId("pack-2"), prose("later")));
        Instant last = world.programme
                .certificates()
                .certificate(new CertificateId("cert-1"))
                .orElseThrow()
                .until();
        world.waitUntil(last);
        assertThat(world.programme.certificates().inForce(ashby, world.now)).isEmpty();
    }

    @Test
    void an_action_keeps_its_number_and_never_reopens_and_a_later_date_is_a_slip() {
        PlanId plan = new PlanId("plan-1");
        world.done(
                World.officer(ashby),
                new PlanDrafted(plan, ashby, Set.of(Editions.DEFERRABLE), day(90), prose("build")));
        world.done(World.officer(ashby), action(plan, "a-1", 1, day(30), Optional.empty()));
        refuses(Fault.ACTION_NUMBER, World.officer(ashby), action(plan, "a-2", 1, day(30), Optional.empty()));
        world.done(World.officer(ashby), action(plan, "a-2", 2, day(30), Optional.empty()));
        world.done(World.officer(ashby), new ActionMoved(new ActionId("a-1"), day(60), prose("late")));
        world.done(World.officer(ashby), new ActionMoved(new ActionId("a-1"), day(50), prose("sooner")));
        assertThat(world.programme
                        .planned()
                        .action(new ActionId("a-1"))
                        .orElseThrow()
                        .slips())
                .isEqualTo(1);
        world.wait(Duration.ofDays(2));
        world.done(World.officer(ashby), new ActionDone(new ActionId("a-1"), day(-1), Set.of()));
        refuses(
                Fault.ACTION_CLOSED,
                World.officer(ashby),
                new ActionMoved(new ActionId("a-1"), day(9), prose("again")));
        refuses(
                Fault.PLAN_STEP,
                World.officer(ashby),
                action(plan, "a-3", 3, day(30), Optional.of(new ActionId("a-2"))));
        world.done(World.officer(ashby), action(plan, "a-3", 3, day(30), Optional.of(new ActionId("a-1"))));
        world.done(
                World.ASSESSOR,
                new PlanAgreed(
                        plan, ashby, Set.of(Editions.DEFERRABLE), world.now.plus(Duration.ofDays(80)), prose("good")));
        world.wait(Duration.ofDays(70));
        assertThat(world.programme.planned().plan(plan).orElseThrow().copies())
                .extracting(c -> c.act().month())
                .containsExactly("2026-01", "2026-02");
    }

    private ActionAdded action(PlanId plan, String id, int number, LocalDate on, Optional<ActionId> continues) {
        return new ActionAdded(
                new ActionId(id),
                plan,
                number,
                Set.of(Editions.DEFERRABLE),
                Optional.empty(),
                on,
                0,
                false,
                Optional.empty(),
                continues,
                prose("do it"));
    }

    @Test
    void under_six_dates_there_is_too_little_record_and_a_good_record_speaks_for_a_plan() {
        PlanId plan = new PlanId("plan-1");
        world.done(
                World.officer(ashby),
                new PlanDrafted(plan, ashby, Set.of(Editions.DEFERRABLE), day(200), prose("build")));
        for (int i = 1; i <= 7; i++) {
            world.done(World.officer(ashby), action(plan, "a-" + i, i, day(20), Optional.empty()));
        }
        assertThat(Credibility.of(
                        world.programme.planned(),
                        world.programme.planned().plan(plan).orElseThrow(),
                        day(0)))
                .isEqualTo(new Credibility.TooLittleRecord(0));
        world.wait(Duration.ofDays(10));
        for (int i = 1; i <= 6; i++) {
            world.done(World.officer(ashby), new ActionDone(new ActionId("a-" + i), day(0), Set.of()));
        }
        double kept = probability(plan, 0);
        assertThat(kept).isGreaterThan(0.6);
        assertThat(probability(plan, 100)).as("the seventh is late by now").isLessThan(kept);
    }

    private double probability(PlanId plan, int ahead) {
        Credibility credibility = Credibility.of(
                world.programme.planned(), world.programme.planned().plan(plan).orElseThrow(), day(ahead));
        return ((Credibility.Score) credibility).probability();
    }

    @Test
    void a_pattern_and_an_assessed_alternative_prove_what_the_controls_own_evidence_would() {
        world.done(
                World.LEAD,
                new PatternPublished(
                        new PatternId("vdi"),
                        Set.of(Editions.FIRM),
                        List.of(new EvidenceNeed(EvidenceKind.DIAGRAM, Strength.SIGNED)),
                        World.digest(4),
                        prose("Virtual desktops")));
        world.evidence(World.owner(ashby), ashby, Editions.FIRM, EvidenceKind.DIAGRAM, Strength.SIGNED);
        assertThat(world.standing(ashby, Editions.FIRM).kind()).isEqualTo(StandingKind.OPEN);
        world.done(World.officer(ashby), new PatternFollowed(ashby, new PatternId("vdi")));
        assertThat(world.standing(ashby, Editions.FIRM).kind()).isEqualTo(StandingKind.PROVED);

        AlternativeId id = new AlternativeId("alt-1");
        world.done(
                World.officer(byley),
                new AlternativeProposed(id, byley, Editions.FIRM, Set.of(), prose("a guard at the door")));
        refuses(
                Fault.UNTIL_NOT_AHEAD,
                World.ASSESSOR,
                new AlternativeAssessed(id, true, Optional.empty(), prose("it does")));
        world.done(
                World.ASSESSOR,
                new AlternativeAssessed(id, true, Optional.of(world.now.plus(Duration.ofDays(100))), prose("it does")));
        assertThat(world.standing(byley, Editions.FIRM).kind()).isEqualTo(StandingKind.PROVED);
        assertThat(world.standing(byley, Editions.FIRM).holds(Editions.SENSITIVE))
                .isTrue();
        world.wait(Duration.ofDays(101));
        assertThat(world.standing(byley, Editions.FIRM).kind()).isEqualTo(StandingKind.LAPSING);
    }

    @Test
    void nobody_is_asked_for_what_the_authority_holds() {
        world.evidence(World.owner(ashby), ashby, Editions.FIRM, EvidenceKind.RECORD, Strength.SIGNED);
        EvidenceRequested again = new EvidenceRequested(
                new RequestId("req-1"),
                ashby,
                Editions.FIRM,
                EvidenceKind.RECORD,
                world.now.plus(Duration.ofDays(9)),
                prose("show me"));
        assertThat(world.check(World.ASSESSOR, again)).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.fault()).isEqualTo(Fault.EVIDENCE_HELD);
            assertThat(refused.detail()).startsWith("held, dated 2026-01-05");
        });
        world.wait(Duration.ofDays(91));
        world.done(
                World.ASSESSOR,
                new EvidenceRequested(
                        new RequestId("req-1"),
                        ashby,
                        Editions.FIRM,
                        EvidenceKind.RECORD,
                        world.now.plus(Duration.ofDays(9)),
                        prose("show me")));
    }

    @Test
    void an_offer_is_accepted_and_a_change_is_confirmed_or_lapses() {
        world.proveAll(byley);
        OfferId offer = new OfferId("offer-1");
        Instant until = world.now.plus(Duration.ofDays(300));
        world.done(
                World.officer(byley),
                new RelianceOffered(
                        offer, byley, Set.of(Editions.DEFERRABLE, Editions.FIRM), Split.PROVIDED, prose(""), until));
        refuses(
                Fault.OFFER_LACKS_CONTROL,
                World.officer(ashby),
                new OfferAccepted(offer, ashby, Set.of(Editions.DECLARED)));
        refuses(Fault.RELIANCE_CYCLE, World.officer(byley), new OfferAccepted(offer, byley, Set.of(Editions.FIRM)));
        world.done(World.officer(ashby), new OfferAccepted(offer, ashby, Set.of(Editions.FIRM)));
        assertThat(world.standing(ashby, Editions.FIRM).kind()).isEqualTo(StandingKind.RELIED_ON);

        world.done(
                World.officer(byley),
                new ProvisionChanged(
                        new ChangeId("change-1"), byley, Set.of(Editions.FIRM), prose("another data centre")));
        assertThat(world.programme.toConfirm(ashby, byley)).containsExactly(Editions.FIRM);
        assertThat(world.standing(ashby, Editions.FIRM).kind()).isEqualTo(StandingKind.RELIED_ON);
        Instant notice = WorkingDays.after(world.now, 20);
        assertThat(world.standing(ashby, Editions.FIRM).basis().changesAt()).contains(notice);
        world.done(World.officer(ashby), new RelianceConfirmed(ashby, byley, Set.of(Editions.FIRM)));
        assertThat(world.programme.toConfirm(ashby, byley)).isEmpty();
        world.waitUntil(notice);
        assertThat(world.standing(ashby, Editions.FIRM).kind()).isEqualTo(StandingKind.RELIED_ON);

        world.done(
                World.officer(byley),
                new ProvisionChanged(new ChangeId("change-2"), byley, Set.of(Editions.FIRM), prose("once more")));
        world.waitUntil(WorkingDays.after(world.now, 20));
        assertThat(world.standing(ashby, Editions.FIRM).kind()).isEqualTo(StandingKind.LAPSING);
    }

    @Test
    void a_body_that_leaves_gives_notice_and_takes_what_rests_on_it_along() {
        world.proveAll(byley);
        world.done(
                World.officer(byley),
                new RelianceOffered(
                        new OfferId("offer-1"),
                        byley,
                        Set.of(Editions.FIRM),
                        Split.PROVIDED,
                        prose(""),
                        world.now.plus(Duration.ofDays(300))));
        world.done(World.officer(ashby), new OfferAccepted(new OfferId("offer-1"), ashby, Set.of(Editions.FIRM)));
        ApplicationId id = new ApplicationId("app-1");
        BodyId leaver = new BodyId("byley");
        world.done(World.officer(byley), new ApplicationFiled(id, leaver, Wish.LEAVE, prose("Byley"), prose("merged")));
        refuses(Fault.APPLICATION_STEP, World.LEAD, new ApplicationMoved(id, Stage.REVIEWED, prose("at once")));
        refuses(Fault.APPLICATION_STEP, World.LEAD, new ApplicationDecided(id, true, prose("at once")));
        for (Stage stage : List.of(Stage.SCOPED, Stage.PREPARED, Stage.REVIEWED)) {
            world.done(World.LEAD, new ApplicationMoved(id, stage, prose("on")));
        }
        world.done(World.LEAD, new ApplicationDecided(id, true, prose("so be it")));
        refuses(Fault.NOT_DUE, World.LEAD, new BodyLeft(leaver, id, prose("gone")));
        world.wait(Duration.ofDays(30));
        world.scan(byley, World.breach(Editions.SCANNED, 3, world.now.minusSeconds(60)));
        world.settle();
        CaseId open = world.caseOf(byley, Editions.SCANNED);
        world.done(World.LEAD, new BodyLeft(leaver, id, prose("gone")));
        world.settle();
        assertThat(world.programme.caseOf(open).orElseThrow().open())
                .as("nobody is left to speak with")
                .isFalse();
        assertThat(world.standing(ashby, Editions.FIRM).kind()).isEqualTo(StandingKind.LAPSING);
        assertThat(world.programme
                        .caseOf(world.caseOf(ashby, Editions.FIRM))
                        .orElseThrow()
                        .notice())
                .isPresent();
        assertThat(world.programme.consumersOf(byley)).isEmpty();
        assertThat(world.programme.body(leaver).orElseThrow().live()).isFalse();
        int cases = world.programme.casesOf(byley).size();
        world.wait(Duration.ofDays(700));
        assertThat(world.programme.casesOf(byley)).as("time passes it by").hasSize(cases);
    }

    @Test
    void a_risk_is_accepted_as_it_was_asked_for_and_an_overrule_is_counted() {
        RiskId id = new RiskId("risk-1");
        Instant until = world.now.plus(Duration.ofDays(60));
        String facts = FactsDigest.of(world.programme, ashby, Editions.DEFERRABLE);
        world.done(
                World.officer(ashby),
                new RiskRequested(
                        id,
                        ashby,
                        Editions.DEFERRABLE,
                        ResidualRisk.LOW,
                        Set.of(Editions.OFFICIAL),
                        until,
                        facts,
                        Optional.empty(),
                        prose("old printers"),
                        prose("one office")));
        refuses(Fault.PACK_DIFFERS, World.owner(ashby), accepted(id, until.plusSeconds(1), facts));
        refuses(Fault.PACK_DIFFERS, World.owner(ashby), accepted(id, until, World.digest(2)));
        world.done(World.owner(ashby), accepted(id, until, facts));
        assertThat(world.standing(ashby, Editions.DEFERRABLE).kind()).isEqualTo(StandingKind.ACCEPTED);
        world.done(World.LEAD, new RiskOverruled(id, prose("too much")));
        assertThat(world.standing(ashby, Editions.DEFERRABLE).kind()).isNotEqualTo(StandingKind.ACCEPTED);
        assertThat(world.programme.decisions().overruled()).isEqualTo(1);
    }

    private RiskAccepted accepted(RiskId id, Instant until, String facts) {
        return new RiskAccepted(
                id,
                ashby,
                Editions.DEFERRABLE,
                World.officer(ashby),
                Set.of(Editions.OFFICIAL),
                prose("we know"),
                until,
                facts);
    }

    /// A control of Ashby fails, Ashby replies, the reply is not upheld.
    private CaseId decidedAgainst() {
        world.proveAll(ashby);
        world.wait(Duration.ofDays(91));
        CaseId id = world.caseOf(ashby, Editions.FIRM);
        world.done(World.officer(ashby), new ReplyMade(id, ReplyKind.CONTEST, prose("we disagree")));
        world.done(World.ASSESSOR, new Adjudicated(id, false, prose("no proof")));
        return id;
    }

    private MeasureImposed suspension(String id, Optional<CaseId> about) {
        return new MeasureImposed(
                new MeasureId(id),
                new BodyId("ashby"),
                MeasureKind.SUSPEND,
                Set.of(),
                Set.of(),
                Set.of(),
                about.isEmpty(),
                about.isEmpty() ? Optional.of(World.SECOND_LEAD) : Optional.empty(),
                world.now.plus(Duration.ofDays(about.isEmpty() ? 2 : 60)),
                about,
                about.isEmpty() ? Set.of() : Set.of(Editions.FIRM),
                prose("it fails"),
                prose("it holds"));
    }

    @Test
    void no_measure_before_both_sides_have_spoken_and_it_lifts_by_itself_when_the_exit_holds() {
        CaseId id = decidedAgainst();
        refuses(Fault.CASE_STEP_SKIPPED, World.LEAD, suspension("m-1", Optional.of(id)));
        world.done(World.ASSESSOR, new ConversationHeld(id, day(0), prose("we spoke")));
        refuses(Fault.CASE_STEP_SKIPPED, World.LEAD, suspension("m-1", Optional.of(id)));
        world.done(World.officer(ashby), new NoteAgreed(id, true, prose("so we did")));
        world.done(World.LEAD, suspension("m-1", Optional.of(id)));
        refuses(Fault.CASE_STEP_SKIPPED, World.LEAD, new MeasureLifted(new MeasureId("m-1"), prose("enough")));
        world.settle();
        assertThat(world.programme.measuresInForce(new BodyId("ashby"), world.now))
                .hasSize(1);
        world.evidence(World.ASSESSOR, ashby, Editions.FIRM, EvidenceKind.RECORD, Strength.TESTED);
        world.settle();
        assertThat(world.programme.measuresInForce(new BodyId("ashby"), world.now))
                .isEmpty();
    }

    @Test
    void a_measure_is_lifted_by_hand_once_the_cause_is_known_and_the_panel_may_stay_it() {
        CaseId id = decidedAgainst();
        world.done(World.ASSESSOR, new ConversationHeld(id, day(0), prose("we spoke")));
        world.wait(Duration.ofDays(8));
        world.done(World.LEAD, suspension("m-1", Optional.of(id)));
        PersonId member = new PersonId("panel-1");
        world.done(World.LEAD, new RoleGranted(member, Role.PANEL_MEMBER, Optional.empty()));
        Instant stayed = world.now.plus(Duration.ofDays(5));
        refuses(Fault.ROLE_LACKING, World.LEAD, new MeasureStayed(new MeasureId("m-1"), stayed, prose("wait")));
        world.done(member, new MeasureStayed(new MeasureId("m-1"), stayed, prose("wait")));
        assertThat(world.programme.measuresInForce(new BodyId("ashby"), world.now))
                .isEmpty();
        assertThat(world.programme.measuresInForce(new BodyId("ashby"), stayed)).hasSize(1);
        world.done(World.officer(ashby), new RootCauseStated(id, Optional.empty(), prose("nobody looked")));
        world.done(World.LEAD, new MeasureLifted(new MeasureId("m-1"), prose("enough")));
    }

    @Test
    void a_cause_that_is_stated_after_the_end_opens_nothing_again() {
        CaseId id = decidedAgainst();
        world.evidence(World.ASSESSOR, ashby, Editions.FIRM, EvidenceKind.RECORD, Strength.TESTED);
        world.settle();
        assertThat(world.programme.caseOf(id).orElseThrow().open()).isFalse();
        world.done(World.officer(ashby), new RootCauseStated(id, Optional.empty(), prose("nobody looked")));
        world.settle();
        assertThat(world.standing(ashby, Editions.FIRM).kind()).isEqualTo(StandingKind.PROVED);
        assertThat(world.programme.caseOf(id).orElseThrow().rootCause()).isPresent();
    }

    @Test
    void citizens_are_served_before_anything_they_need_is_closed() {
        CaseId id = decidedAgainst();
        world.done(World.ASSESSOR, new ConversationHeld(id, day(0), prose("we spoke")));
        world.done(World.officer(ashby), new NoteAgreed(id, true, prose("so we did")));
        ServiceId service = new ServiceId("benefits");
        world.done(World.LEAD, new ServiceRegistered(service, new BodyId("byley"), prose("Benefits"), "benefits.x"));
        world.done(
                World.LEAD,
                new RouteDeclared(
                        new RouteId("pay"),
                        service,
                        Set.of("POST"),
                        "/pay",
                        Editions.OFFICIAL,
                        ActionClass.CHANGE,
                        CitizenEffect.PAYMENT,
                        false,
                        Set.of(),
                        Optional.empty()));
        world.done(
                World.LEAD,
                new AgreementMade(
                        new AgreementId("g-1"),
                        new BodyId("ashby"),
                        service,
                        prose("law"),
                        world.now.plus(Duration.ofDays(300))));
        refuses(Fault.CONTINUITY_LACKING, World.LEAD, suspension("m-1", Optional.of(id)));
        ArrangementId arrangement = new ArrangementId("arr-1");
        refuses(
                Fault.NOT_TESTED_LATELY,
                World.officer(ashby),
                new ContinuityArranged(
                        arrangement,
                        new BodyId("ashby"),
                        service,
                        day(-400),
                        world.now.plus(Duration.ofDays(90)),
                        prose("by telephone")));
        world.done(
                World.officer(ashby),
                new ContinuityArranged(
                        arrangement,
                        new BodyId("ashby"),
                        service,
                        day(-10),
                        world.now.plus(Duration.ofDays(90)),
                        prose("by telephone")));
        refuses(Fault.CONTINUITY_LACKING, World.LEAD, suspension("m-1", Optional.of(id)));
        refuses(Fault.ROLE_LACKING, World.officer(ashby), new ContinuityAccepted(arrangement));
        world.done(World.officer(byley), new ContinuityAccepted(arrangement));
        world.done(World.LEAD, suspension("m-1", Optional.of(id)));
    }

    @Test
    void an_emergency_is_looked_back_at_by_somebody_else_before_there_is_another() {
        world.done(World.LEAD, suspension("m-1", Optional.empty()));
        world.wait(Duration.ofDays(2));
        refuses(Fault.REVIEW_OWED, World.LEAD, suspension("m-2", Optional.empty()));
        EmergencyReviewed review = new EmergencyReviewed(new MeasureId("m-1"), true, prose("it was right"));
        refuses(Fault.SECOND_OFFICER_LACKING, World.LEAD, review);
        refuses(Fault.SECOND_OFFICER_LACKING, World.SECOND_LEAD, review);
        PersonId auditor = new PersonId("auditor");
        world.done(World.LEAD, new RoleGranted(auditor, Role.AUDITOR, Optional.empty()));
        world.done(auditor, review);
        world.done(World.LEAD, suspension("m-2", Optional.empty()));
    }

    @Test
    void a_body_isolates_itself_and_reconnects_in_stages_on_evidence() {
        MeasureId id = new MeasureId("m-1");
        world.done(
                World.officer(ashby),
                new MeasureImposed(
                        id,
                        new BodyId("ashby"),
                        MeasureKind.SUSPEND,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        false,
                        Optional.empty(),
                        world.now.plus(Duration.ofDays(30)),
                        Optional.empty(),
                        Set.of(),
                        prose("somebody is in"),
                        prose("clean")));
        MeasureEased eased =
                new MeasureEased(id, Set.of(Editions.SENSITIVE), Set.of(), Set.of(), Set.of(), prose("first"));
        refuses(Fault.EVIDENCE_UNKNOWN, World.officer(ashby), eased);
        world.wait(Duration.ofHours(5));
        EvidenceId clean =
                world.evidence(World.owner(ashby), ashby, Editions.FIRM, EvidenceKind.RECORD, Strength.SIGNED);
        world.done(
                World.officer(ashby),
                new MeasureEased(id, Set.of(Editions.SENSITIVE), Set.of(), Set.of(), Set.of(clean), prose("first")));
        assertThat(world.programme.measuresInForce(new BodyId("ashby"), world.now))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.effective().kind()).isEqualTo(MeasureKind.RESTRICT);
                    assertThat(m.effective().handlings()).containsExactly(Editions.SENSITIVE);
                });
        refuses(
                Fault.EASING_WIDENS,
                World.officer(ashby),
                new MeasureEased(id, Set.of(Editions.OFFICIAL), Set.of(), Set.of(), Set.of(clean), prose("another")));
    }
}
