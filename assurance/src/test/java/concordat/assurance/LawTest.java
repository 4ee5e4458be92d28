package concordat.assurance;

import static concordat.assurance.Editions.DEFERRABLE;
import static concordat.assurance.Editions.FIRM;
import static concordat.assurance.Editions.OFFICIAL;
import static concordat.assurance.Editions.SCANNED;
import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleEnded;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.Split;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LawTest {
    private final World world = new World();
    private final EnvironmentId ashby = world.body("ashby");
    private final EnvironmentId byley = world.body("byley");

    private void refuses(Fault fault, PersonId actor, Act act) {
        Verdict verdict = world.check(actor, act);
        assertThat(verdict)
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(fault);
    }

    @Test
    void every_fault_has_a_number_of_its_own_and_every_act_a_line_in_the_table() {
        assertThat(Arrays.stream(Fault.values()).map(Fault::number)).doesNotHaveDuplicates();
        for (Class<?> kind : kinds(Act.class)) {
            assertThat(Powers.covers(kind)).as(kind.getSimpleName()).isTrue();
        }
    }

    private static List<Class<?>> kinds(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(k -> k.isSealed() ? kinds(k).stream() : Stream.of(k))
                .toList();
    }

    @Test
    void a_network_is_founded_once_and_first_and_time_does_not_run_backwards() {
        Programme empty = Programme.empty(World.NETWORK);
        assertThat(empty.check(World.LEAD, new EditionIssued(Editions.first()), World.START))
                .extracting("fault")
                .isEqualTo(Fault.NETWORK_NOT_FOUNDED);
        refuses(Fault.NETWORK_ALREADY_FOUNDED, World.LEAD, new NetworkFounded(prose("again")));
        world.now = World.START.minusSeconds(1);
        refuses(Fault.TIME_RUNS_BACKWARDS, World.officer(ashby), answer(ashby, FIRM));
        world.now = World.START.plusNanos(1);
        refuses(Fault.NOT_WHOLE_MICROSECONDS, World.officer(ashby), answer(ashby, FIRM));
    }

    private static AnswerGiven answer(EnvironmentId environment, ControlId control) {
        return new AnswerGiven(environment, control, Answer.MET, prose("yes"));
    }

    @Test
    void who_may_not_is_told_who_may() {
        Verdict verdict = world.check(World.officer(byley), answer(ashby, FIRM));
        assertThat(verdict)
                .isEqualTo(new Verdict.Refused(
                        Fault.ROLE_LACKING,
                        "officer-byley may not",
                        List.of(
                                "role SECURITY_OFFICER of the body",
                                "role ACCOUNTABLE_OWNER of the body",
                                "role CONTRIBUTOR of the body")));
        refuses(
                Fault.ROLE_LACKING,
                World.officer(ashby),
                new BodyJoined(new BodyId("new"), prose("new"), "council", "r01", ""));
        refuses(
                Fault.ROLE_LACKING,
                World.officer(ashby),
                new PlanAgreed(new PlanId("p"), ashby, Set.of(DEFERRABLE), world.now.plusSeconds(9), prose("mine")));
    }

    @Test
    void what_is_named_is_known_and_ids_are_new() {
        refuses(Fault.CONTROL_UNKNOWN, World.officer(ashby), answer(ashby, new ControlId("ZZZ-99")));
        refuses(Fault.ENVIRONMENT_UNKNOWN, World.officer(ashby), answer(new EnvironmentId("x"), FIRM));
        refuses(Fault.ID_REUSED, World.LEAD, new BodyJoined(new BodyId("ashby"), prose("again"), "council", "r01", ""));
        refuses(Fault.CASE_UNKNOWN, World.ASSESSOR, new Adjudicated(new CaseId("x"), true, prose("yes")));
    }

    @Test
    void roles_are_not_granted_to_oneself_and_a_lead_remains() {
        refuses(Fault.OWN_ROLE, World.LEAD, new RoleGranted(World.LEAD, Role.ASSESSOR, Optional.empty()));
        refuses(Fault.ROLE_NEEDS_BODY, World.LEAD, new RoleGranted(new PersonId("p"), Role.STAFF, Optional.empty()));
        refuses(
                Fault.ROLE_LACKING,
                World.owner(ashby),
                new RoleGranted(new PersonId("p"), Role.ACCOUNTABLE_OWNER, Optional.of(new BodyId("ashby"))));
        world.done(World.LEAD, new RoleEnded(World.SECOND_LEAD, Role.AUTHORITY_LEAD, Optional.empty()));
        refuses(Fault.LAST_LEAD, World.LEAD, new RoleEnded(World.LEAD, Role.AUTHORITY_LEAD, Optional.empty()));
    }

    @Test
    void nobody_vouches_more_strongly_than_they_can() {
        refuses(Fault.STRENGTH_BEYOND_ACTOR, World.officer(ashby), evidence(Strength.SIGNED, world.now));
        refuses(Fault.STRENGTH_BEYOND_ACTOR, World.owner(ashby), evidence(Strength.MACHINE, world.now));
        refuses(Fault.STRENGTH_BEYOND_ACTOR, Programme.COLLECTOR, evidence(Strength.TESTED, world.now));
        refuses(Fault.OBSERVED_IN_FUTURE, World.ASSESSOR, evidence(Strength.TESTED, world.now.plusSeconds(1)));
        assertThat(world.check(World.owner(ashby), evidence(Strength.SIGNED, world.now))
                        .allowed())
                .isTrue();
        assertThat(world.check(Programme.COLLECTOR, evidence(Strength.MACHINE, world.now))
                        .allowed())
                .isTrue();
    }

    private EvidenceAttached evidence(Strength strength, Instant observed) {
        return new EvidenceAttached(
                new EvidenceId("e"),
                ashby,
                Set.of(FIRM),
                EvidenceKind.RECORD,
                strength,
                World.digest(1),
                observed,
                prose("record"));
    }

    @Test
    void a_weaker_report_does_not_clear_what_a_stronger_one_found() {
        world.scan(ashby, World.breach(SCANNED, 1, world.now.plusSeconds(60)));
        ReportImported clean = world.report(Set.of(SCANNED), ashby);
        refuses(Fault.BREACH_DROPPED_BY_WEAKER_REPORT, World.ASSESSOR, weaker(clean, Strength.MACHINE, true));
        refuses(Fault.BREACH_DROPPED_BY_WEAKER_REPORT, World.ASSESSOR, weaker(clean, Strength.TESTED, false));
        assertThat(world.check(World.ASSESSOR, clean).allowed()).isTrue();
        ReportId told = world.programme.reportsOf(ashby).getLast().act().report();
        refuses(
                Fault.BREACH_DROPPED_BY_WITHDRAWAL,
                World.officer(ashby),
                new ReportWithdrawn(told, ashby, prose("oops"), List.of()));
        assertThat(world.check(World.ASSESSOR, new ReportWithdrawn(told, ashby, prose("oops"), List.of()))
                        .allowed())
                .isTrue();
    }

    private static ReportImported weaker(ReportImported report, Strength strength, boolean credentialed) {
        return new ReportImported(
                report.report(),
                report.environment(),
                report.digest(),
                report.tool(),
                report.scannedAt(),
                strength,
                credentialed,
                report.scopeDigest(),
                report.proves(),
                report.breaches());
    }

    @Test
    void reliance_makes_no_circle() {
        world.done(World.LEAD, reliance(ashby, byley, FIRM));
        refuses(Fault.RELIANCE_CYCLE, World.LEAD, reliance(byley, ashby, FIRM));
        refuses(Fault.RELIANCE_CYCLE, World.LEAD, reliance(ashby, ashby, FIRM));
        assertThat(world.check(World.LEAD, reliance(byley, ashby, SCANNED)).allowed())
                .isTrue();
    }

    private RelianceAgreed reliance(EnvironmentId consumer, EnvironmentId provider, ControlId control) {
        return new RelianceAgreed(
                consumer, provider, control, Split.PROVIDED, prose(""), world.now.plus(Duration.ofDays(9)));
    }

    @Test
    void risk_is_accepted_by_another_than_who_asked_and_not_past_the_ceiling() {
        refuses(Fault.OWN_REQUEST, World.owner(ashby), risk(World.owner(ashby), Duration.ofDays(1), OFFICIAL));
        refuses(Fault.CEILING_REACHED, World.owner(ashby), risk(World.officer(ashby), Duration.ofDays(181), OFFICIAL));
        refuses(Fault.UNTIL_NOT_AHEAD, World.owner(ashby), risk(World.officer(ashby), Duration.ZERO, OFFICIAL));
        refuses(
                Fault.ROLE_LACKING,
                World.owner(ashby),
                risk(World.officer(ashby), Duration.ofDays(1), Editions.SENSITIVE));
        world.done(World.owner(ashby), risk(World.officer(ashby), Duration.ofDays(100), OFFICIAL));
        world.wait(Duration.ofDays(100));
        refuses(Fault.CEILING_REACHED, World.owner(ashby), risk(World.officer(ashby), Duration.ofDays(81), OFFICIAL));
    }

    private RiskAccepted risk(PersonId requester, Duration lasts, String handling) {
        return new RiskAccepted(
                new RiskId(world.id("r")),
                ashby,
                FIRM,
                requester,
                Set.of(handling),
                prose("known"),
                world.now.plus(lasts),
                World.digest(1));
    }

    @Test
    void the_ladder_is_climbed_step_by_step() {
        world.proveAll(ashby);
        refuses(Fault.CASE_WITHOUT_CAUSE, World.ASSESSOR, new CaseOpened(new CaseId("c"), ashby, FIRM, world.now));
        world.wait(Duration.ofDays(90));
        CaseId id = world.caseOf(ashby, FIRM);
        refuses(Fault.CASE_ALREADY_OPEN, World.ASSESSOR, new CaseOpened(new CaseId("c"), ashby, FIRM, world.now));
        refuses(Fault.CASE_STEP_SKIPPED, World.ASSESSOR, new Adjudicated(id, false, prose("at once")));
        refuses(Fault.NOT_DUE, Programme.CLOCKWORK, new Adjudicated(id, false, prose("at once")));
        refuses(Fault.MEASURE_WITHOUT_CASE, World.LEAD, measure(false, Optional.empty(), Duration.ofDays(9)));
        refuses(Fault.MEASURE_WITHOUT_CASE, World.LEAD, measureAbout(id));
        world.waitUntil(WorkingDays.after(world.now, 10).plusSeconds(1));
        refuses(Fault.REPLY_TOO_LATE, World.owner(ashby), new ReplyMade(id, ReplyKind.PLAN, prose("late")));
        world.wait(Duration.ofDays(3));
        refuses(Fault.MEASURE_WITHOUT_CASE, World.LEAD, measure(false, Optional.empty(), Duration.ofDays(9)));
        assertThat(world.check(World.LEAD, measureAbout(id)).allowed()).isTrue();
    }

    private MeasureImposed measureAbout(CaseId id) {
        MeasureImposed measure = measure(false, Optional.empty(), Duration.ofDays(9));
        return new MeasureImposed(
                measure.measure(),
                measure.body(),
                measure.kind(),
                measure.handlings(),
                measure.tiers(),
                measure.services(),
                false,
                Optional.empty(),
                measure.until(),
                Optional.of(id),
                Set.of(FIRM),
                measure.reason(),
                measure.exitCriteria());
    }

    @Test
    void an_emergency_takes_two_and_ends_after_72_hours_and_a_body_can_isolate_itself() {
        Duration longest = Duration.ofDays(3);
        refuses(Fault.SECOND_OFFICER_LACKING, World.LEAD, measure(true, Optional.empty(), longest));
        refuses(Fault.SECOND_OFFICER_LACKING, World.LEAD, measure(true, Optional.of(World.LEAD), longest));
        assertThat(world.check(World.LEAD, measure(true, Optional.empty(), longest)))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(refused.legalMoves())
                        .containsExactly("second-officer " + World.SECOND_LEAD));
        refuses(
                Fault.EMERGENCY_TOO_LONG,
                World.LEAD,
                measure(true, Optional.of(World.SECOND_LEAD), longest.plusSeconds(1)));
        assertThat(world.check(World.LEAD, measure(true, Optional.of(World.SECOND_LEAD), longest))
                        .allowed())
                .isTrue();
        assertThat(world.check(World.officer(ashby), measure(true, Optional.empty(), longest))
                        .allowed())
                .isTrue();
        refuses(Fault.ROLE_LACKING, World.officer(byley), measure(true, Optional.empty(), longest));
    }

    private MeasureImposed measure(boolean emergency, Optional<PersonId> second, Duration lasts) {
        return new MeasureImposed(
                new MeasureId(world.id("m")),
                new BodyId("ashby"),
                MeasureKind.SUSPEND,
                Set.of(),
                Set.of(),
                Set.of(),
                emergency,
                second,
                world.now.plus(lasts),
                Optional.empty(),
                Set.of(),
                prose("an incident"),
                prose("when clean"));
    }

    @Test
    void what_others_do_about_other_bodies_does_not_matter_to_whoever_looked_before() {
        long looked = world.programme.nextPosition();
        AnswerGiven answer = new AnswerGiven(ashby, Editions.FIRM, Answer.MET, prose("so it is"));

        world.done(World.officer(byley), new AnswerGiven(byley, Editions.FIRM, Answer.MET, prose("so it is")));
        assertThat(world.programme.actedSince(answer, looked)).isEmpty();

        world.done(World.officer(ashby), new AnswerGiven(ashby, Editions.FIRM, Answer.NOT_MET, prose("it is not")));
        assertThat(world.programme.actedSince(answer, looked)).hasValue(looked + 1);
        assertThat(world.programme.actedSince(answer, looked + 2))
                .as("looked again")
                .isEmpty();
        assertThat(world.programme.actedSince(new CaseClosed(new CaseId("nowhere"), prose("over")), looked))
                .as("the rules say what is not known")
                .isEmpty();
    }

    @Test
    void what_is_about_the_whole_network_is_held_against_what_is_about_the_whole_network() {
        long looked = world.programme.nextPosition();
        RoleGranted lead = new RoleGranted(new PersonId("lead-3"), Role.AUTHORITY_LEAD, Optional.empty());

        world.done(World.officer(ashby), new AnswerGiven(ashby, Editions.FIRM, Answer.MET, prose("so it is")));
        assertThat(world.programme.actedSince(lead, looked)).isEmpty();
        world.done(World.LEAD, new RoleGranted(new PersonId("lead-4"), Role.AUTHORITY_LEAD, Optional.empty()));
        assertThat(world.programme.actedSince(lead, looked)).isPresent();
    }
}
