package concordat.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// What must hold of every decision, in random networks and against a decider that shares no code.
final class DecisionPropertiesTest {

    private static final int TRIES = 2000;

    private static Oracle.Answer oracle(World world, World.Request request) {
        return Oracle.decide(world.terms(), world.environment(request.caller()), request);
    }

    @Property(tries = TRIES)
    void decide_agreesWithTheOracle(@ForAll long seed) {
        World world = World.of(seed);
        Snapshot snapshot = world.snapshot();
        for (World.Request request : world.requests()) {
            assertThat(Oracle.Answer.of(world.decide(snapshot, request))).isEqualTo(oracle(world, request));
        }
    }

    private static List<BitSet> each(List<BitSet> sets, int control, boolean held) {
        return sets.stream()
                .map(set -> {
                    BitSet copy = (BitSet) set.clone();
                    copy.set(control, held);
                    return copy;
                })
                .toList();
    }

    private static EnvironmentRow holding(EnvironmentRow row, int control, boolean held) {
        return new EnvironmentRow(
                row.id(),
                row.body(),
                each(row.held(), control, held),
                row.changesAt(),
                each(row.heldAfter(), control, held),
                row.suspended(),
                row.restrictions(),
                row.services(),
                row.limits(),
                row.limitsAfter());
    }

    @Property(tries = TRIES)
    void removingAControl_closesExactlyWhatRestsOnIt(@ForAll long seed) {
        World world = World.of(seed);
        Snapshot before = world.snapshot();
        EnvironmentRow row = world.environments().getFirst();
        int control = world.random().nextInt(world.terms().controls().size());
        Snapshot after = before.with(new Delta(2, List.of(holding(row, control, false)), List.of(), List.of()));
        for (World.Request request : world.requests()) {
            long was = world.decide(before, request);
            long is = world.decide(after, request);
            RouteRow route = request.route();
            boolean asksNothing = route.releasable() && route.action() == Action.VIEW;
            BitSet needed = Decision.tier(was) == Decision.NO_TIER
                    ? route.workloadNeeds()
                    : route.needs().get(Decision.tier(was));
            boolean rests = request.caller().environment().equals(row.id()) && !asksNothing && needed.get(control);
            if (Decision.permits(was) && rests) {
                assertThat(Decision.reason(is)).isEqualTo(Reason.CONTROL_NOT_HELD);
            } else {
                assertThat(is).isEqualTo(was);
            }
        }
    }

    @Property(tries = TRIES)
    void addingProofOrAgreement_neverCloses(@ForAll long seed) {
        World world = World.of(seed);
        Snapshot before = world.snapshot();
        EnvironmentRow row = world.environments().getFirst();
        EnvironmentRow more =
                holding(row, world.random().nextInt(world.terms().controls().size()), true);
        Set<String> services = new HashSet<>(more.services());
        services.add("s" + world.random().nextInt(3));
        EnvironmentRow agreed = new EnvironmentRow(
                more.id(),
                more.body(),
                more.held(),
                more.changesAt(),
                more.heldAfter(),
                more.suspended(),
                more.restrictions(),
                services,
                more.limits(),
                more.limitsAfter());
        Snapshot after = before.with(new Delta(2, List.of(agreed), List.of(), List.of()));
        for (World.Request request : world.requests()) {
            if (Decision.permits(world.decide(before, request))) {
                assertThat(Decision.permits(world.decide(after, request))).isTrue();
            }
        }
    }

    @Property(tries = TRIES)
    void absentOrStaleFact_neverPasses(@ForAll long seed) {
        World world = World.of(seed);
        Snapshot snapshot = world.snapshot();
        for (World.Request request : world.requests()) {
            long decision = world.decide(snapshot, request);
            RouteRow route = request.route();
            boolean asksNothing = route.releasable() && route.action() == Action.VIEW;
            if (!Decision.permits(decision) || asksNothing || request.caller().kind() == CallerKind.WORKLOAD) {
                continue;
            }
            assertThat(Decision.tier(decision)).isGreaterThanOrEqualTo(route.leastTier());
            Set<Integer> facts = Oracle.facts(world.terms(), request.caller(), request.loginFacts(), request.now());
            BitSet earned = BitSet.valueOf(new long[] {world.terms().tiers().get(Decision.tier(decision))});
            assertThat(earned.stream().boxed().toList()).isSubsetOf(facts);
        }
    }

    @Property(tries = TRIES)
    void leaseEnds_nothingChangesBefore(@ForAll long seed) {
        World world = World.of(seed);
        Snapshot snapshot = world.snapshot();
        for (World.Request request : world.requests()) {
            int caller = snapshot.caller(request.caller().fingerprint());
            int route = snapshot.route(request.route().id());
            long ends = snapshot.leaseEnds(caller, route, request.now(), request.provenAt());
            assertThat(ends).isGreaterThan(request.now());
            long now = world.decide(snapshot, request);
            for (long later : new long[] {request.now() + 1, request.now() + 30, request.now() + 99, ends - 1}) {
                if (later < ends) {
                    assertThat(snapshot.decide(caller, route, request.loginFacts(), later, request.provenAt()))
                            .isEqualTo(now);
                }
            }
        }
    }

    @Property(tries = TRIES)
    void with_equalsTheMergedRows(@ForAll long seed) {
        World world = World.of(seed);
        Random random = world.random();
        Map<String, EnvironmentRow> environments = new HashMap<>();
        world.environments().forEach(row -> environments.put(row.id(), row));
        Map<String, CallerRow> callers = new HashMap<>();
        world.callers().forEach(row -> callers.put(row.fingerprint(), row));
        Snapshot grown = world.snapshot();
        for (int epoch = 2; epoch < 8; epoch++) {
            Delta delta = delta(world, random, epoch);
            grown = grown.with(delta);
            delta.environments().forEach(row -> environments.put(row.id(), row));
            delta.callers().forEach(row -> callers.put(row.fingerprint(), row));
            delta.removedCallers().forEach(callers::remove);
        }
        List<EnvironmentRow> merged = List.copyOf(environments.values());
        World after = new World(world.terms(), merged, world.routes(), List.copyOf(callers.values()), random);
        Snapshot whole = after.snapshot();
        assertThat(rows(grown)).containsExactlyInAnyOrderElementsOf(callers.values());
        assertThat(grown.environmentRows()).containsExactlyInAnyOrderElementsOf(merged);
        assertThat(grown.environmentCount()).isEqualTo(merged.size());
        for (World.Request request : after.requests()) {
            assertThat(world.decide(grown, request)).isEqualTo(world.decide(whole, request));
        }
    }

    private static Delta delta(World world, Random random, int epoch) {
        List<EnvironmentRow> environments = new ArrayList<>();
        List<CallerRow> callers = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        if (random.nextBoolean()) {
            environments.add(World.environment(random, world.terms(), "e" + random.nextInt(5)));
        }
        for (int i = 0; i < 4; i++) {
            callers.add(World.caller(random, world.terms(), random.nextInt(12)));
            removed.add(Sample.fingerprint(random.nextInt(12)));
        }
        return new Delta(epoch, environments, callers, removed);
    }

    static List<CallerRow> rows(Snapshot snapshot) {
        List<CallerRow> rows = new ArrayList<>();
        for (int caller = 0; caller < snapshot.callerCount(); caller++) {
            rows.add(snapshot.callerRow(caller));
        }
        return rows;
    }

    /// Enough callers to fill many pages, to grow the index and to shift its entries back.
    @Property(tries = 20)
    void with_manyCallersComingAndGoing_findsExactlyThose(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, @Nullable CallerRow> expected = new HashMap<>();
        Snapshot snapshot = Snapshot.of(1, 0, Sample.terms(), List.of(), Sample.routes(), List.of());
        for (int epoch = 2; epoch < 20; epoch++) {
            List<CallerRow> callers = new ArrayList<>();
            Set<String> removed = new HashSet<>();
            for (int i = 0; i < 200; i++) {
                callers.add(Sample.caller(
                        Sample.fingerprint(random.nextInt(1500)), CallerKind.MANAGED_DEVICE, random.nextInt(16)));
                removed.add(Sample.fingerprint(random.nextInt(1500)));
            }
            snapshot = snapshot.with(new Delta(epoch, List.of(), callers, List.copyOf(removed)));
            callers.forEach(row -> expected.put(row.fingerprint(), row));
            removed.forEach(expected::remove);
        }
        assertThat(snapshot.callerCount()).isEqualTo(expected.size());
        for (int number = 0; number < 1500; number++) {
            String fingerprint = Sample.fingerprint(number);
            int caller = snapshot.caller(fingerprint);
            assertThat(caller < 0 ? null : snapshot.callerRow(caller)).isEqualTo(expected.get(fingerprint));
        }
    }
}
