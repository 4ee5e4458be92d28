package concordat.assurance;

import static concordat.assurance.Editions.DECLARED;
import static concordat.assurance.Editions.DEFERRABLE;
import static concordat.assurance.Editions.FIRM;
import static concordat.assurance.Editions.OFFICIAL;
import static concordat.assurance.Editions.PERSONAL;
import static concordat.assurance.Editions.SCANNED;
import static concordat.assurance.Editions.SENSITIVE;
import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.EvidenceWithdrawn;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.Split;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoryTest {
    private final World world = new World();
    private EnvironmentId ashby = new EnvironmentId("none");

    @BeforeEach
    void prove() {
        ashby = world.body("ashby");
        world.proveAll(ashby);
    }

    private StandingKind kind(ControlId control) {
        return world.standing(ashby, control).kind();
    }

    @Test
    void a_critical_past_its_window_lapses_bites_and_is_restored_by_a_clean_report() {
        assertThat(kind(SCANNED)).isEqualTo(StandingKind.PROVED);

        Instant windowEnds = world.now.plus(Duration.ofDays(3));
        world.scan(ashby, World.breach(SCANNED, 1, windowEnds));
        assertThat(kind(SCANNED)).isEqualTo(StandingKind.PROVED);
        assertThat(Clockwork.nextDue(world.programme, world.now)).contains(windowEnds);

        world.waitUntil(windowEnds);
        ControlStanding lapsing = world.standing(ashby, SCANNED);
        assertThat(lapsing.kind()).isEqualTo(StandingKind.LAPSING);
        assertThat(lapsing.holds(SENSITIVE)).isTrue();
        Case about = world.programme.caseOf(world.caseOf(ashby, SCANNED)).orElseThrow();
        Instant bitesAt = WorkingDays.after(windowEnds, 10);
        assertThat(about.notice().orElseThrow().bitesAt()).isEqualTo(bitesAt);
        assertThat(((ControlStanding.Lapsing) lapsing).bitesAt()).contains(bitesAt);

        world.waitUntil(bitesAt.minusNanos(1000));
        assertThat(kind(SCANNED)).isEqualTo(StandingKind.LAPSING);
        world.waitUntil(bitesAt);
        assertThat(kind(SCANNED)).isEqualTo(StandingKind.LAPSED);
        assertThat(world.standing(ashby, SCANNED).holds(OFFICIAL)).isFalse();
        assertThat(kind(FIRM)).isEqualTo(StandingKind.PROVED);

        world.wait(Duration.ofDays(1));
        world.scan(ashby);
        world.settle();
        assertThat(kind(SCANNED)).isEqualTo(StandingKind.PROVED);
        assertThat(world.programme.casesOf(ashby)).noneMatch(Case::open);
    }

    @Test
    void silence_is_adjudicated_the_next_working_day_and_closes_a_deferrable_control() {
        world.wait(Duration.ofDays(90));
        assertThat(kind(DEFERRABLE)).isEqualTo(StandingKind.LAPSING);
        Case.Notice notice = world.programme
                .caseOf(world.caseOf(ashby, DEFERRABLE))
                .orElseThrow()
                .notice()
                .orElseThrow();
        world.waitUntil(notice.bitesAt());
        assertThat(kind(DEFERRABLE)).isEqualTo(StandingKind.LAPSING);
        assertThat(kind(FIRM)).isEqualTo(StandingKind.LAPSED);
        world.waitUntil(WorkingDays.after(notice.replyBy(), 1));
        assertThat(kind(DEFERRABLE)).isEqualTo(StandingKind.LAPSED);
        assertThat(world.programme
                        .caseOf(world.caseOf(ashby, DEFERRABLE))
                        .flatMap(Case::adjudication)
                        .map(Case.Adjudication::by))
                .contains(Programme.CLOCKWORK);
    }

    @Test
    void a_timely_reply_holds_while_undecided_and_for_fifteen_working_days_at_most() {
        world.wait(Duration.ofDays(90));
        Instant replied = world.now.plus(Duration.ofDays(1));
        world.waitUntil(replied);
        world.done(World.owner(ashby), new ReplyMade(world.caseOf(ashby, FIRM), ReplyKind.CONTEST, prose("no")));
        Instant limit = WorkingDays.after(replied, 15);
        world.waitUntil(limit.minusNanos(1000));
        assertThat(world.standing(ashby, FIRM).reason()).isEqualTo(StandingReason.REPLY_UNDECIDED);
        assertThat(world.check(World.ASSESSOR, new Adjudicated(world.caseOf(ashby, FIRM), true, prose("yes"))))
                .extracting("fault")
                .isEqualTo(Fault.CASE_IS_THE_LEADS);
        world.waitUntil(limit);
        assertThat(kind(FIRM)).isEqualTo(StandingKind.LAPSED);
    }

    @Test
    void an_upheld_reply_holds_for_its_cause_and_no_other() {
        Instant fails = world.now.plus(Duration.ofDays(1));
        world.scan(ashby, World.breach(SCANNED, 1, fails));
        world.waitUntil(fails);
        world.done(World.officer(ashby), new ReplyMade(world.caseOf(ashby, SCANNED), ReplyKind.CONTEST, prose("no")));
        world.done(World.ASSESSOR, new Adjudicated(world.caseOf(ashby, SCANNED), true, prose("a false alarm")));
        world.wait(Duration.ofDays(30));
        assertThat(world.standing(ashby, SCANNED).reason()).isEqualTo(StandingReason.REPLY_UPHELD);

        world.scan(ashby, World.breach(SCANNED, 2, world.now));
        world.settle();
        assertThat(world.standing(ashby, SCANNED).reason()).isEqualTo(StandingReason.FINDINGS_PAST_WINDOW);
        assertThat(world.programme.casesOf(ashby)).hasSize(2);
        world.wait(Duration.ofDays(14));
        assertThat(kind(SCANNED)).isEqualTo(StandingKind.LAPSED);
    }

    @Test
    void a_providers_lapse_ripples_with_a_notice_of_its_own() {
        EnvironmentId consumer = world.body("byley");
        world.done(
                World.owner(ashby),
                new RelianceAgreed(
                        consumer, ashby, FIRM, Split.PROVIDED, prose(""), world.now.plus(Duration.ofDays(900))));
        assertThat(world.standing(consumer, FIRM).kind()).isEqualTo(StandingKind.RELIED_ON);
        world.wait(Duration.ofDays(90));
        assertThat(kind(FIRM)).isEqualTo(StandingKind.LAPSING);
        assertThat(world.standing(consumer, FIRM).reason()).isEqualTo(StandingReason.PROVIDER_BORROWS);
        world.wait(Duration.ofDays(14));
        assertThat(kind(FIRM)).isEqualTo(StandingKind.LAPSED);
        assertThat(world.standing(consumer, FIRM).kind()).isEqualTo(StandingKind.LAPSING);
        assertThat(world.standing(consumer, FIRM).holds(SENSITIVE)).isTrue();
        world.wait(Duration.ofDays(14));
        assertThat(world.standing(consumer, FIRM).kind()).isEqualTo(StandingKind.LAPSED);
        world.evidence(World.ASSESSOR, ashby, FIRM, EvidenceKind.RECORD, Strength.TESTED);
        world.settle();
        assertThat(world.standing(consumer, FIRM).kind()).isEqualTo(StandingKind.RELIED_ON);
        assertThat(world.programme.casesOf(consumer)).noneMatch(Case::open);
    }

    @Test
    void a_plan_stands_in_until_its_date_and_then_there_is_notice() {
        world.wait(Duration.ofDays(89));
        Instant until = world.now.plus(Duration.ofDays(60));
        world.done(
                World.ASSESSOR, new PlanAgreed(new PlanId("p1"), ashby, Set.of(DEFERRABLE), until, prose("credible")));
        world.wait(Duration.ofDays(30));
        assertThat(kind(DEFERRABLE)).isEqualTo(StandingKind.PLANNED);
        world.waitUntil(until);
        assertThat(kind(DEFERRABLE)).isEqualTo(StandingKind.LAPSING);
        world.wait(Duration.ofDays(20));
        assertThat(kind(DEFERRABLE)).isEqualTo(StandingKind.LAPSED);
        assertThat(world.check(
                        World.ASSESSOR,
                        new PlanAgreed(new PlanId("p2"), ashby, Set.of(FIRM), world.now.plusSeconds(60), prose("no"))))
                .extracting("fault")
                .isEqualTo(Fault.NOT_DEFERRABLE);
    }

    @Test
    void an_accepted_risk_counts_for_its_handlings_until_its_end() {
        EnvironmentId byley = world.body("byley");
        Instant until = world.now.plus(Duration.ofDays(30));
        RiskAccepted risk = new RiskAccepted(
                new RiskId("r1"),
                byley,
                FIRM,
                World.officer(byley),
                Set.of(OFFICIAL),
                prose("known"),
                until,
                World.digest(1));
        Edition edition = world.programme.editionOf(byley, world.now).orElseThrow();
        int lacking = Standing.of(world.programme, byley, world.now).lacking(edition);
        world.done(World.owner(byley), risk);
        assertThat(world.standing(byley, FIRM).holds(OFFICIAL)).isTrue();
        assertThat(world.standing(byley, FIRM).holds(PERSONAL)).isFalse();
        assertThat(Standing.of(world.programme, byley, world.now).lacking(edition))
                .as("what is accepted for one handling still closes the others")
                .isEqualTo(lacking);
        world.waitUntil(until);
        assertThat(world.standing(byley, FIRM).kind()).isEqualTo(StandingKind.LAPSING);
        assertThat(world.standing(byley, FIRM).holds(PERSONAL)).isFalse();
        world.wait(Duration.ofDays(14));
        assertThat(world.standing(byley, FIRM).holds(OFFICIAL)).isFalse();
    }

    @Test
    void losing_all_but_declared_proof_closes_the_highest_handling_only_after_notice() {
        world.wait(Duration.ofDays(80));
        world.evidence(World.officer(ashby), ashby, DECLARED, EvidenceKind.RECORD, Strength.DECLARED);
        world.wait(Duration.ofDays(10));
        assertThat(kind(DECLARED)).isEqualTo(StandingKind.LAPSING);
        assertThat(world.standing(ashby, DECLARED).holds(SENSITIVE)).isTrue();
        world.wait(Duration.ofDays(20));
        assertThat(kind(DECLARED)).isEqualTo(StandingKind.PROVED);
        assertThat(world.standing(ashby, DECLARED).holds(SENSITIVE)).isFalse();
        assertThat(world.standing(ashby, DECLARED).holds(OFFICIAL)).isTrue();
        assertThat(world.programme.casesOf(ashby))
                .noneMatch(c -> c.open() && c.control().equals(DECLARED));
    }

    @Test
    void a_case_ends_when_a_new_edition_no_longer_has_the_control() {
        world.done(
                World.LEAD,
                new EditionIssued(Editions.edition(
                        "model-2",
                        LocalDate.of(2026, 3, 1),
                        Duration.ofDays(40),
                        Editions.CEILING,
                        Editions.controls().subList(0, 3))));
        world.wait(Duration.ofDays(92));
        assertThat(world.programme.casesOf(ashby))
                .anyMatch(c -> c.open() && c.control().equals(FIRM));
        world.waitUntil(Instant.parse("2026-04-10T00:00:00Z"));
        assertThat(world.programme.casesOf(ashby))
                .noneMatch(c -> c.open() && c.control().equals(FIRM));
        assertThat(Standing.of(world.programme, ashby, world.now).edition()).contains("model-2");
        assertThat(Standing.of(world.programme, ashby, world.now).control(FIRM)).isEmpty();
    }

    @Test
    void a_consumers_clock_runs_from_its_providers_failure_whenever_that_comes() {
        EnvironmentId consumer = world.body("byley");
        EnvironmentId third = world.body("corby");
        Instant until = world.now.plus(Duration.ofDays(900));
        world.done(World.LEAD, new RelianceAgreed(consumer, ashby, FIRM, Split.PROVIDED, prose(""), until));
        world.done(World.LEAD, new RelianceAgreed(third, consumer, FIRM, Split.PROVIDED, prose(""), until));
        world.wait(Duration.ofDays(10));
        world.programme.evidenceOf(ashby).stream()
                .filter(e -> e.act().controls().contains(FIRM))
                .forEach(e -> world.done(
                        World.officer(ashby), new EvidenceWithdrawn(e.act().evidence(), prose("mistaken"))));
        world.settle();
        Duration notice = Duration.ofDays(14);
        world.wait(notice);
        assertThat(world.standing(consumer, FIRM).kind()).isEqualTo(StandingKind.LAPSING);
        assertThat(world.standing(consumer, FIRM).basis().borrowed()).isEqualTo(notice);
        assertThat(world.standing(third, FIRM).basis().borrowed()).isEqualTo(notice);
        world.wait(notice);
        assertThat(world.standing(consumer, FIRM).kind()).isEqualTo(StandingKind.LAPSED);
        assertThat(world.standing(third, FIRM).kind()).isEqualTo(StandingKind.LAPSING);
        world.evidence(World.ASSESSOR, ashby, FIRM, EvidenceKind.RECORD, Strength.TESTED);
        world.settle();
        assertThat(world.standing(third, FIRM).kind()).isEqualTo(StandingKind.RELIED_ON);
        assertThat(world.standing(third, FIRM).basis().borrowed()).isEqualTo(notice.multipliedBy(2));
        assertThat(world.standing(consumer, FIRM).basis().borrowed()).isEqualTo(notice.multipliedBy(2));
    }
}
