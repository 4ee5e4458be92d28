package concordat.decision;

import concordat.decision.EnvironmentRow.Limit;
import concordat.decision.EnvironmentRow.Restriction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows of a small random network, all of its parts drawn from one seed.
record World(
        Terms terms, List<EnvironmentRow> environments, List<RouteRow> routes, List<CallerRow> callers, Random random) {

    static final long NOW = Sample.NOW;
    private static final List<String> SERVICES = List.of("s0", "s1", "s2");
    private static final Action[] ACTIONS = Action.values();
    private static final CallerKind[] KINDS = CallerKind.values();

    static World of(long seed) {
        Random random = new Random(seed);
        int controls = random.nextInt(8) == 0 ? 70 : 1 + random.nextInt(4);
        int handlings = 1 + random.nextInt(3);
        int facts = 1 + random.nextInt(4);
        int tiers = 1 + random.nextInt(5);
        List<Long> masks = new ArrayList<>(List.of(0L));
        while (masks.size() < tiers) {
            masks.add((long) random.nextInt(1 << facts));
        }
        Terms terms = new Terms(
                "net",
                "ed",
                names("c", controls),
                names("h", handlings),
                names("f", facts),
                masks,
                random.nextInt(1 << facts));
        List<RouteRow> routes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            routes.add(route(random, terms, i));
        }
        List<EnvironmentRow> environments = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            environments.add(environment(random, terms, "e" + i));
        }
        List<CallerRow> callers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            callers.add(caller(random, terms, i));
        }
        return new World(terms, environments, routes, callers, random);
    }

    private static List<String> names(String prefix, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(prefix + i);
        }
        return names;
    }

    private static BitSet bits(Random random, int size, double share) {
        BitSet bits = new BitSet();
        for (int i = 0; i < size; i++) {
            bits.set(i, random.nextDouble() < share);
        }
        return bits;
    }

    private static <T> Set<T> some(Random random, List<T> all, double share) {
        Set<T> some = new HashSet<>();
        for (T each : all) {
            if (random.nextDouble() < share) {
                some.add(each);
            }
        }
        return some;
    }

    static RouteRow route(Random random, Terms terms, int number) {
        int controls = terms.controls().size();
        List<BitSet> needs = new ArrayList<>();
        for (int tier = 0; tier < terms.tiers().size(); tier++) {
            needs.add(bits(random, controls, controls > 10 ? 0.05 : 0.4));
        }
        return new RouteRow(
                "r" + number,
                SERVICES.get(random.nextInt(2)),
                "host",
                Set.of("GET"),
                "/r" + number,
                random.nextInt(terms.handlings().size()),
                ACTIONS[random.nextInt(ACTIONS.length)],
                random.nextInt(3) == 0,
                random.nextInt(50),
                random.nextInt(terms.tiers().size() + (random.nextInt(6) == 0 ? 2 : 0)),
                needs,
                bits(random, controls, controls > 10 ? 0.05 : 0.4),
                random.nextInt(16),
                random.nextBoolean());
    }

    static EnvironmentRow environment(Random random, Terms terms, String id) {
        List<BitSet> held = new ArrayList<>();
        List<BitSet> after = new ArrayList<>();
        for (int handling = 0; handling < terms.handlings().size(); handling++) {
            BitSet now = bits(random, terms.controls().size(), 0.85);
            BitSet then = (BitSet) now.clone();
            then.and(bits(random, terms.controls().size(), 0.7));
            held.add(now);
            after.add(then);
        }
        List<Restriction> restrictions = new ArrayList<>();
        while (random.nextInt(3) == 0) {
            restrictions.add(new Restriction(
                    some(random, List.of(0, 1, 2), 0.4),
                    some(random, List.of(0, 1, 2, 3), 0.4),
                    some(random, SERVICES, 0.4),
                    some(random, List.of("r0", "r1", "r2"), 0.2)));
        }
        return new EnvironmentRow(
                id,
                "body",
                held,
                instant(random),
                after,
                random.nextInt(8) == 0,
                restrictions,
                some(random, SERVICES, 0.8),
                limits(random, terms),
                limits(random, terms));
    }

    private static List<Limit> limits(Random random, Terms terms) {
        List<Limit> limits = new ArrayList<>();
        while (random.nextInt(3) == 0) {
            limits.add(new Limit(
                    random.nextInt(terms.controls().size()),
                    random.nextInt(terms.handlings().size()),
                    some(random, SERVICES, 0.5)));
        }
        return limits;
    }

    static CallerRow caller(Random random, Terms terms, int number) {
        long facts = bits(random, terms.facts().size(), 0.75).stream()
                .mapToLong(fact -> 1L << fact)
                .sum();
        return new CallerRow(
                Sample.fingerprint(number),
                "d" + number,
                KINDS[random.nextInt(KINDS.length)],
                "e" + random.nextInt(random.nextInt(8) == 0 ? 5 : 1),
                facts,
                instant(random),
                facts & random.nextInt(),
                some(random, SERVICES, 0.7));
    }

    private static long instant(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> NOW - 1 + random.nextInt(3);
            case 1 -> NOW - 100;
            case 2 -> NOW + 100;
            default -> Long.MAX_VALUE;
        };
    }

    Snapshot snapshot() {
        return Snapshot.of(1, NOW, terms, environments, routes, callers);
    }

    /// One request of this world.
    record Request(CallerRow caller, RouteRow route, long loginFacts, long now, long provenAt) {}

    List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        for (CallerRow caller : callers) {
            for (RouteRow route : routes) {
                long login = random.nextInt(3) == 0 ? -1 : random.nextLong();
                requests.add(new Request(caller, route, login, NOW, NOW - random.nextInt(60)));
            }
        }
        return requests;
    }

    long decide(Snapshot snapshot, Request request) {
        return snapshot.decide(
                snapshot.caller(request.caller().fingerprint()),
                snapshot.route(request.route().id()),
                request.loginFacts(),
                request.now(),
                request.provenAt());
    }

    World with(EnvironmentRow row) {
        Map<String, EnvironmentRow> rows = new LinkedHashMap<>();
        environments.forEach(each -> rows.put(each.id(), each));
        rows.put(row.id(), row);
        return new World(terms, List.copyOf(rows.values()), routes, callers, random);
    }

    /// @return the row of the caller's environment, or null
    @Nullable
    EnvironmentRow environment(CallerRow caller) {
        return environments.stream()
                .filter(row -> row.id().equals(caller.environment()))
                .findFirst()
                .orElse(null);
    }
}
