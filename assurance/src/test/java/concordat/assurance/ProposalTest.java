package concordat.assurance;

import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.Breach;
import concordat.assurance.act.MeasureAct.ProposalDeclined;
import concordat.assurance.act.MeasureAct.Workforce;
import concordat.assurance.act.MeasureAct.WorkforceStated;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.ActionMoved;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Count;
import concordat.catalogue.Rung;
import concordat.catalogue.Tier;
import concordat.catalogue.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the numbers of the ladder propose, and who decides about it.
final class ProposalTest {
    private static final Trigger SLIPS = new Trigger("dates keep moving", Count.SLIPS, 3, Rung.WATCH);
    private static final Trigger LAPSED = new Trigger("lapsed for a month", Count.LAPSED_DAYS, 30, Rung.RESTRICT);
    private static final Trigger LATE = new Trigger("report late", Count.REPORT_OVERDUE_DAYS, 30, Rung.WATCH);
    private static final Trigger CRITICAL =
            new Trigger("critical left open", Count.OPEN_CRITICAL_DAYS, 28, Rung.RESTRICT);
    private static final Trigger BACK = new Trigger("keeps coming back", Count.CASES_IN_SIX_MONTHS, 2, Rung.REVIEW);
    private static final Trigger MANY = new Trigger("much lapsed", Count.CONTROLS_LAPSED, 2, Rung.SUSPEND);

    private final World world = new World(Editions.governed(
            Editions.first(), List.of(), List.of(SLIPS, LAPSED, LATE, CRITICAL, BACK, MANY), Duration.ZERO));
    private final EnvironmentId ashby = world.body("ashby");
    private final BodyId body = new BodyId("ashby");

    private List<Proposal> proposals() {
        return Proposal.of(world.programme, body, world.now);
    }

    private Optional<Proposal> proposed(Trigger trigger) {
        return proposals().stream().filter(p -> p.trigger().equals(trigger)).findFirst();
    }

    private void fail(ControlId control) {
        world.scan(ashby, World.breach(control, 2, world.now));
        world.settle();
    }

    @Test
    void nothing_is_proposed_about_a_body_that_keeps_the_code() {
        world.proveAll(ashby);
        assertThat(proposals()).isEmpty();
    }

    @Test
    void a_control_lapsed_for_a_month_proposes_a_restriction_and_says_which() {
        world.proveAll(ashby);
        fail(Editions.SCANNED);
        world.wait(Duration.ofDays(40));
        assertThat(world.standing(ashby, Editions.SCANNED).kind()).isEqualTo(StandingKind.LAPSED);
        assertThat(proposed(LAPSED)).as("not a day before its number").isEmpty();
        world.wait(Duration.ofDays(20));
        assertThat(proposed(LAPSED)).hasValueSatisfying(p -> {
            assertThat(p.number()).isGreaterThanOrEqualTo(30);
            assertThat(p.about()).containsExactly(Editions.SCANNED);
            assertThat(p.state()).isEqualTo(Proposal.State.OPEN);
        });
    }

    @Test
    void a_late_report_proposes_a_closer_look() {
        world.proveAll(ashby);
        Period lasts = Editions.first().control(Editions.SCANNED).orElseThrow().proofLasts();
        Instant due = world.now.atZone(ZoneOffset.UTC).plus(lasts).toInstant();
        world.waitUntil(due.plus(Duration.ofDays(29)));
        assertThat(proposed(LATE)).isEmpty();
        world.wait(Duration.ofDays(2));
        assertThat(proposed(LATE))
                .hasValueSatisfying(p -> assertThat(p.number()).isBetween(30L, 31L));
    }

    @Test
    void a_critical_finding_counts_from_the_day_it_was_first_reported() {
        world.proveAll(ashby);
        Breach critical = new Breach(
                Editions.SCANNED, World.digest(9), 1, world.now.plus(Duration.ofDays(60)), Optional.of(world.now));
        world.scan(ashby, critical);
        world.wait(Duration.ofDays(27));
        assertThat(proposed(CRITICAL)).isEmpty();
        world.wait(Duration.ofDays(1));
        assertThat(proposed(CRITICAL)).isPresent();
        world.scan(ashby);
        assertThat(proposed(CRITICAL)).as("mended").isEmpty();
    }

    @Test
    void the_same_trouble_again_and_again_goes_to_the_panel() {
        world.proveAll(ashby);
        for (int round = 0; round < 2; round++) {
            fail(Editions.SCANNED);
            world.scan(ashby);
            world.settle();
        }
        assertThat(proposed(BACK)).hasValueSatisfying(p -> {
            assertThat(p.trigger().rung()).isEqualTo(Rung.REVIEW);
            assertThat(p.number()).isEqualTo(2);
        });
    }

    @Test
    void dates_that_keep_moving_are_counted() {
        ActionId action = new ActionId("a-1");
        LocalDate due = world.now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(30);
        PlanId plan = new PlanId("plan-1");
        world.done(
                World.officer(ashby),
                new PlanDrafted(plan, ashby, Set.of(Editions.FIRM), due.plusDays(60), prose("mend")));
        world.done(
                World.officer(ashby),
                new ActionAdded(
                        action,
                        plan,
                        1,
                        Set.of(Editions.FIRM),
                        Optional.empty(),
                        due,
                        0,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        prose("mend it")));
        for (int slip = 1; slip <= 3; slip++) {
            assertThat(proposed(SLIPS)).isEmpty();
            world.done(World.officer(ashby), new ActionMoved(action, due.plusDays(slip), prose("not yet")));
        }
        assertThat(proposed(SLIPS)).isPresent();
    }

    @Test
    void an_officer_decides_against_it_with_reasons_and_for_a_time_only() {
        world.proveAll(ashby);
        fail(Editions.SCANNED);
        world.wait(Duration.ofDays(60));
        ProposalDeclined declined = declined(LAPSED, 30);
        refuses(Fault.ROLE_LACKING, World.officer(ashby), declined);
        refuses(Fault.NOT_DUE, World.LEAD, declined(MANY, 30));
        refuses(Fault.UNTIL_TOO_FAR, World.LEAD, declined(LAPSED, 91));
        refuses(Fault.UNTIL_NOT_AHEAD, World.LEAD, declined(LAPSED, 0));
        world.done(World.ASSESSOR, declined);
        assertThat(proposed(LAPSED).orElseThrow().state()).isEqualTo(Proposal.State.DECLINED);
        world.wait(Duration.ofDays(31));
        assertThat(proposed(LAPSED).orElseThrow().state()).isEqualTo(Proposal.State.OPEN);
    }

    @Test
    void a_measure_that_does_as_much_meets_it() {
        world.proveAll(ashby);
        fail(Editions.SCANNED);
        world.wait(Duration.ofDays(60));
        world.done(
                World.LEAD,
                new MeasureImposed(
                        new MeasureId("m-1"),
                        body,
                        MeasureKind.SUSPEND,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        true,
                        Optional.of(World.SECOND_LEAD),
                        world.now.plus(Duration.ofHours(10)),
                        Optional.empty(),
                        Set.of(),
                        prose("live"),
                        prose("over")));
        assertThat(proposed(LAPSED).orElseThrow().state()).isEqualTo(Proposal.State.MET);
    }

    @Test
    void a_body_says_how_many_people_a_measure_would_touch_and_the_last_word_counts() {
        world.done(World.officer(ashby), stated(new Workforce(Tier.MANAGED, 400, 120, 9)));
        world.done(World.officer(ashby), stated(new Workforce(Tier.MANAGED, 410, 130, 9)));
        refuses(Fault.ROLE_LACKING, World.LEAD, stated(new Workforce(Tier.MANAGED, 1, 0, 0)));
        assertThat(world.programme
                        .restraints()
                        .regard(body)
                        .workforce()
                        .orElseThrow()
                        .act()
                        .tiers())
                .containsExactly(new Workforce(Tier.MANAGED, 410, 130, 9));
    }

    private WorkforceStated stated(Workforce... tiers) {
        return new WorkforceStated(body, List.of(tiers), prose("counted by personnel"));
    }

    private ProposalDeclined declined(Trigger trigger, int days) {
        return new ProposalDeclined(
                body, trigger.name(), world.now.plus(Duration.ofDays(days)), prose("they mend it this week"));
    }

    private void refuses(Fault fault, PersonId actor, Act act) {
        assertThat(world.check(actor, act))
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(fault);
    }
}
