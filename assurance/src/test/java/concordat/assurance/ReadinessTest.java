package concordat.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Unready.Scenario;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Split;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.AlternativeId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.SubmissionId;
import concordat.catalogue.Edition;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every check appears for what it is about, and goes away by what its fix says.
final class ReadinessTest {

    static Stream<Scenario> scenarios() {
        return Stream.of(UnreadyAnswers.all(), UnreadyEvidence.all(), UnreadyPlans.all())
                .flatMap(s -> s);
    }

    @Test
    void whoever_has_everything_in_order_is_told_nothing_and_may_hand_in() {
        Unready ready = new Unready();
        assertThat(ready.concerns()).isEmpty();
        assertThat(ready.handsIn().allowed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_check_appears_and_goes_away_by_its_fix(Scenario scenario) {
        Unready body = new Unready();
        assertThat(body.shows(scenario.check())).as("before").isFalse();
        scenario.breaks().accept(body);
        assertThat(body.shows(scenario.check()))
                .as("broken: %s", body.concerns())
                .isTrue();
        if (scenario.check().blocks()) {
            assertThat(body.handsIn())
                    .isInstanceOf(Verdict.Refused.class)
                    .extracting("fault")
                    .isEqualTo(Fault.CHECKS_FAIL);
        }
        scenario.mends().accept(body);
        assertThat(body.shows(scenario.check()))
                .as("mended: %s", body.concerns())
                .isFalse();
    }

    @Test
    void every_check_has_a_scenario_in_which_it_is_seen() {
        Set<Check> seen = scenarios()
                .flatMap(s -> {
                    Unready body = new Unready();
                    s.breaks().accept(body);
                    return body.concerns().stream().map(Concern::check);
                })
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Check.class)));
        assertThat(seen).containsExactly(Check.values());
        assertThat(scenarios().map(Scenario::check).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Check.values());
    }

    @Test
    void what_the_edition_no_longer_asks_is_not_looked_at_and_its_end_is_no_evidence_that_runs_out() {
        Unready body = new Unready();
        body.relies(Editions.FIRM, Split.SHARED, 400);
        body.world.done(
                World.LEAD,
                new EditionIssued(Editions.edition(
                        "model-2",
                        body.day(1),
                        Duration.ofDays(40),
                        Editions.CEILING,
                        Editions.controls().subList(0, 3))));
        assertThat(body.shows(Check.EVIDENCE_ENDS_SOON)).isFalse();
        assertThat(body.shows(Check.PROVIDER_FAILS)).isTrue();
        body.days(42);
        assertThat(body.concerns()).extracting(Concern::control).doesNotContain(Optional.of(Editions.FIRM));
    }

    @Test
    void findings_say_nothing_against_the_evidence() {
        Unready body = new Unready();
        body.world.scan(body.at, World.breach(Editions.FIRM, 1, body.world.now));
        assertThat(body.concerns().stream()
                        .filter(c -> c.control().equals(Optional.of(Editions.FIRM)))
                        .map(Concern::check))
                .containsExactly(Check.MET_DESPITE_FINDINGS, Check.FINDINGS_WITHOUT_ACTION);
    }

    @Test
    void an_alternative_speaks_for_a_gap_while_it_waits_and_until_its_day() {
        Unready body = new Unready();
        body.answer(Editions.DEFERRABLE, Answer.NOT_MET);
        AlternativeId id = new AlternativeId("alt-1");
        body.officers(new AlternativeProposed(id, body.at, Editions.DEFERRABLE, Set.of(), World.prose("a guard")));
        assertThat(body.shows(Check.GAP_WITHOUT_ANSWER)).isFalse();
        Optional<Instant> until = Optional.of(body.world.now.plus(Duration.ofDays(10)));
        body.world.done(World.ASSESSOR, new AlternativeAssessed(id, true, until, World.prose("it does")));
        assertThat(body.shows(Check.GAP_WITHOUT_ANSWER)).isFalse();
        body.days(11);
        assertThat(body.shows(Check.GAP_WITHOUT_ANSWER)).isTrue();
    }

    @Provide
    Arbitrary<List<Long>> histories() {
        return Arbitraries.longs()
                .between(0, Long.MAX_VALUE / 2)
                .withoutEdgeCases()
                .list()
                .ofMaxSize(60);
    }

    /// The same at the signature as at the hand-in, whatever happens between the two.
    @Property(tries = 150)
    void a_pack_is_taken_exactly_when_no_check_stands_in_its_way(
            @ForAll("histories") List<Long> before, @ForAll("histories") List<Long> between) {
        History history = new History(true);
        before.forEach(history::step);
        World world = history.world;
        EnvironmentId at = history.bodies.getFirst();
        if (before.size() % 3 > 0) {
            world.makeReady(at);
            world.settle();
        }
        String edition =
                world.programme.editionOf(at, world.now).map(Edition::id).orElseThrow();
        String pack = PackDigest.of(world.programme, at, world.now);
        SubmissionMade made = new SubmissionMade(new SubmissionId("pack"), at, edition, pack);
        boolean taken = agrees(world, at, world.attempt(World.officer(at), made));
        Statistics.label("handed in").collect(taken).coverage(c -> {
            c.check(true).count(n -> n > 5);
            c.check(false).count(n -> n > 5);
        });
        if (!taken) {
            return;
        }
        between.stream().limit(between.size() % 4).forEach(history::step);
        SubmissionSigned signed = new SubmissionSigned(made.submission(), pack, World.prose("I have read it"));
        agrees(world, at, world.attempt(World.owner(at), signed));
    }

    private static boolean agrees(World world, EnvironmentId at, Verdict verdict) {
        List<Concern> blocking = Readiness.of(world.programme, at, world.now).stream()
                .filter(c -> c.check().blocks())
                .toList();
        if (blocking.isEmpty()) {
            assertThat(verdict.allowed()).as("%s", verdict).isTrue();
        } else {
            assertThat(verdict)
                    .as("%s", blocking)
                    .isInstanceOf(Verdict.Refused.class)
                    .extracting("fault")
                    .isEqualTo(Fault.CHECKS_FAIL);
        }
        return verdict.allowed();
    }
}
