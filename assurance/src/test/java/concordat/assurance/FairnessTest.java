package concordat.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Breach;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The rules that keep it fair and hard to game, over random histories.
class FairnessTest {

    @Provide
    Arbitrary<List<Long>> histories() {
        return Arbitraries.longs()
                .between(0, Long.MAX_VALUE / 2)
                .withoutEdgeCases()
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    private static History play(List<Long> numbers, boolean proving) {
        History history = new History(proving);
        numbers.forEach(history::step);
        return history;
    }

    private record Held(EnvironmentId environment, ControlId control, String handling) {}

    private static Map<Held, ControlStanding> held(History history, Instant at) {
        Map<Held, ControlStanding> held = new HashMap<>();
        for (EnvironmentId body : history.bodies) {
            Standing.of(history.world.programme, body, at).controls().forEach((control, standing) -> standing.basis()
                    .handlings()
                    .forEach(h -> held.put(new Held(body, control, h), standing)));
        }
        return held;
    }

    @Property(tries = 150)
    void A_report_never_cuts_by_itself(@ForAll("histories") List<Long> numbers) {
        History history = play(numbers, true);
        World world = history.world;
        EnvironmentId body = history.bodies.getFirst();
        Map<Held, ControlStanding> before = held(history, world.now);
        List<Breach> breaches = new ArrayList<>();
        History.CONTROLS.forEach(
                c -> breaches.add(new Breach(c, World.digest(77), 3, world.now.minusSeconds(60), Optional.empty())));
        world.done(
                World.ASSESSOR,
                new ReportImported(
                        new ReportId("the-report"),
                        body,
                        World.digest(5),
                        "scanner",
                        world.now,
                        Strength.TESTED,
                        true,
                        World.digest(6),
                        Set.of(),
                        breaches));
        world.settle();
        Standing after = Standing.of(world.programme, body, world.now);
        before.forEach((held, standing) -> {
            boolean bitten = world.programme.casesOf(body).stream()
                    .anyMatch(c -> c.control().equals(held.control())
                            && c.notice()
                                    .filter(n -> !n.bitesAt().isAfter(world.now))
                                    .isPresent());
            boolean ceiling = standing.basis().borrowed().compareTo(Editions.CEILING) >= 0;
            if (held.environment().equals(body) && !bitten && !ceiling) {
                assertThat(after.holds(held.control(), held.handling()))
                        .as("%s was %s", held, standing)
                        .isTrue();
            }
        });
    }

    @Property(tries = 150)
    void declared_never_supports_the_highest_handling(@ForAll("histories") List<Long> numbers) {
        History history = play(numbers, false);
        for (EnvironmentId body : history.bodies) {
            Standing.of(history.world.programme, body, history.world.now)
                    .controls()
                    .values()
                    .forEach(standing -> {
                        if (standing.reason() == StandingReason.PROOF_IN_DATE
                                || standing.reason() == StandingReason.PROOF_DECLARED
                                || standing.reason() == StandingReason.PROVIDER_HOLDS) {
                            assertThat(standing.holds(Editions.SENSITIVE)).isFalse();
                        }
                    });
        }
    }

    @Property(tries = 150)
    void adding_proof_never_takes_a_control_away(
            @ForAll("histories") List<Long> numbers, @ForAll Strength strength, @ForAll EvidenceKind kind) {
        History history = play(numbers, true);
        World world = history.world;
        Map<Held, ControlStanding> before = held(history, world.now);
        world.done(
                World.ASSESSOR,
                new EvidenceAttached(
                        new EvidenceId("the-proof"),
                        history.bodies.getFirst(),
                        Set.copyOf(History.CONTROLS),
                        kind,
                        strength,
                        World.digest(1),
                        world.now,
                        World.prose("more")));
        assertThat(held(history, world.now).keySet()).containsAll(before.keySet());
        world.settle();
        assertThat(held(history, world.now).keySet()).containsAll(before.keySet());
    }

    @Property(tries = 60)
    void no_way_to_keep_access_for_ever(@ForAll("histories") List<Long> numbers) {
        History history = new History(false);
        World world = history.world;
        history.bodies.forEach(world::proveAll);
        Instant proofEnds = world.now.plus(Duration.ofDays(90));
        numbers.forEach(history::step);
        world.waitUntil(world.now.plus(Duration.ofDays(400)));
        assertThat(held(history, world.now).keySet())
                .noneMatch(h -> h.handling().equals(Editions.SENSITIVE));
        for (EnvironmentId body : history.bodies) {
            for (ControlId control : History.CONTROLS) {
                assertThat(heldAfter(proofEnds, world, body, control))
                        .as("%s %s", body, control)
                        .isLessThanOrEqualTo(Editions.CEILING);
            }
        }
    }

    /// Adds up, from the ledger alone, for how long the highest handling was held from an instant on.
    private static Duration heldAfter(Instant from, World world, EnvironmentId body, ControlId control) {
        Duration sum = Duration.ZERO;
        Programme programme = Programme.empty(World.NETWORK);
        for (int next = 0; next < world.ledger.size(); next++) {
            programme = programme.with(world.ledger.get(next));
            Instant end =
                    next + 1 < world.ledger.size() ? world.ledger.get(next + 1).at() : world.now;
            Instant at = world.ledger.get(next).at().isBefore(from)
                    ? from
                    : world.ledger.get(next).at();
            while (at.isBefore(end) && programme.environment(body).isPresent()) {
                Optional<ControlStanding> standing =
                        Standing.of(programme, body, at).control(control);
                Instant changes = standing.flatMap(s -> s.basis().changesAt()).orElse(end);
                Instant until = changes.isBefore(end) ? changes : end;
                if (standing.filter(s -> s.holds(Editions.SENSITIVE)).isPresent()) {
                    sum = sum.plus(Duration.between(at, until));
                }
                at = until;
            }
        }
        return sum;
    }

    @Property(tries = 150)
    void no_cut_without_notice(@ForAll("histories") List<Long> numbers) {
        History history = new History(true);
        World world = history.world;
        for (long number : numbers) {
            history.step(number);
            for (EnvironmentId body : history.bodies) {
                Standing.of(world.programme, body, world.now)
                        .controls()
                        .values()
                        .forEach(s -> {
                            if (s instanceof ControlStanding.Lapsed && s.reason() != StandingReason.CEILING_REACHED) {
                                Case about = world.programme
                                        .caseOf(world.caseOf(body, s.control()))
                                        .orElseThrow();
                                Instant noticed = about.notice().orElseThrow().at();
                                assertThat(WorkingDays.after(noticed, WorkingDays.NOTICE))
                                        .isBeforeOrEqualTo(s.basis().since());
                            }
                        });
            }
        }
    }

    @Property(tries = 150)
    void no_step_of_the_ladder_is_skipped(@ForAll("histories") List<Long> numbers) {
        History history = play(numbers, true);
        for (Case about : history.world.programme.cases()) {
            about.notice().ifPresent(n -> {
                assertThat(n.at()).isAfterOrEqualTo(about.openedAt());
                assertThat(n.bitesAt()).isAfterOrEqualTo(WorkingDays.after(n.at(), 10));
                assertThat(n.bitesAt()).isAfterOrEqualTo(about.breachedAt());
            });
            if (about.notice().isEmpty()) {
                assertThat(about.replies()).isEmpty();
                assertThat(about.adjudications()).isEmpty();
            }
            about.replies().forEach(r -> assertThat(r.at())
                    .isBeforeOrEqualTo(about.notice().orElseThrow().replyBy()));
            about.adjudications().stream()
                    .filter(a -> about.replies().isEmpty())
                    .forEach(a -> assertThat(a.at())
                            .isAfter(about.notice().orElseThrow().replyBy()));
        }
    }

    @Property(tries = 150)
    void standing_equals_a_from_scratch_fold(@ForAll("histories") List<Long> numbers) {
        History history = play(numbers, true);
        Programme again = Programme.empty(World.NETWORK);
        for (Entry entry : history.world.ledger) {
            again = again.with(entry);
        }
        for (EnvironmentId body : history.bodies) {
            assertThat(Standing.of(again, body, history.world.now))
                    .isEqualTo(Standing.of(history.world.programme, body, history.world.now));
        }
        assertThat(Clockwork.nextDue(again, history.world.now))
                .isEqualTo(Clockwork.nextDue(history.world.programme, history.world.now));
    }

    /// Evidence of a kind that nothing asks for strikes every tally and proves nothing: looking must not change.
    @Property(tries = 150)
    void when_the_tally_is_struck_makes_no_difference(
            @ForAll("histories") List<Long> numbers, @ForAll("histories") List<Long> looks) {
        History history = play(numbers, true);
        World world = history.world;
        Instant end = world.now.plus(Duration.ofDays(300));
        Programme looked = world.programme;
        Instant at = world.now;
        for (long look : looks) {
            at = at.plus(Duration.ofHours(look % 200));
            if (at.isBefore(end)) {
                for (EnvironmentId body : history.bodies) {
                    looked = looked.with(new Entry(
                            World.NETWORK,
                            looked.nextPosition(),
                            at,
                            World.ASSESSOR,
                            new EvidenceAttached(
                                    new EvidenceId("look-" + looked.nextPosition()),
                                    body,
                                    Set.copyOf(History.CONTROLS),
                                    EvidenceKind.DIAGRAM,
                                    Strength.TESTED,
                                    World.digest(1),
                                    at,
                                    World.prose("look"))));
                }
            }
        }
        for (EnvironmentId body : history.bodies) {
            Standing plain = Standing.of(world.programme, body, end);
            Standing struck = Standing.of(looked, body, end);
            for (ControlId control : History.CONTROLS) {
                assertThat(struck.control(control).isPresent())
                        .isEqualTo(plain.control(control).isPresent());
                if (plain.control(control).isEmpty()) {
                    continue;
                }
                ControlStanding one = plain.control(control).orElseThrow();
                ControlStanding other = struck.control(control).orElseThrow();
                assertThat(other.kind()).isEqualTo(one.kind());
                assertThat(other.basis().borrowed()).isEqualTo(one.basis().borrowed());
                assertThat(other.basis().handlings()).isEqualTo(one.basis().handlings());
                assertThat(other.basis().since()).isEqualTo(one.basis().since());
                assertThat(other.basis().changesAt()).isEqualTo(one.basis().changesAt());
            }
        }
    }

    @Property(tries = 150)
    void the_clockwork_misses_nothing_and_rests(@ForAll("histories") List<Long> numbers) {
        History history = play(numbers, true);
        World world = history.world;
        assertThat(Clockwork.due(world.programme, world.now)).isEmpty();
        Instant horizon = Clockwork.nextDue(world.programme, world.now)
                .map(n -> n.minusNanos(1000))
                .orElse(world.now.plus(Duration.ofDays(1000)));
        long at = Micros.of(horizon);
        for (EnvironmentId body : history.bodies) {
            EnvironmentState state = world.programme.register().environments.get(body);
            for (int place = 0; state != null && place < state.places(); place++) {
                Judged judged = Judge.judge(world.programme, state, place, at);
                assertThat(Clockwork.need(world.programme, state, place, judged, at))
                        .as("%s %s at %s", body, place, horizon)
                        .isEqualTo(Clockwork.Need.NOTHING);
            }
        }
    }

    @Property(tries = 150)
    void the_lease_is_kept(@ForAll("histories") List<Long> numbers, @ForAll("histories") List<Long> moments) {
        History history = play(numbers, true);
        World world = history.world;
        for (EnvironmentId body : history.bodies) {
            Standing now = Standing.of(world.programme, body, world.now);
            for (long moment : moments) {
                Instant later = world.now.plus(Duration.ofMinutes(moment % 300_000));
                Standing then = Standing.of(world.programme, body, later);
                for (ControlId control : now.controls().keySet()) {
                    ControlStanding one = now.control(control).orElseThrow();
                    if (one.basis().changesAt().filter(c -> !c.isAfter(later)).isEmpty()) {
                        assertThat(then.control(control).orElseThrow().kind()).isEqualTo(one.kind());
                        assertThat(then.control(control).orElseThrow().basis().handlings())
                                .isEqualTo(one.basis().handlings());
                    }
                }
            }
        }
    }
}
