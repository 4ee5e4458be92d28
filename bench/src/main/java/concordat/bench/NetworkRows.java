package concordat.bench;

import concordat.decision.Action;
import concordat.decision.EnvironmentRow;
import concordat.decision.RouteRow;
import concordat.decision.Terms;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// What a small network of our own consists of: environments with a device each, and one service.
final class NetworkRows {

    static final String NAME = "bench";
    static final String SERVICE = "service";
    static final String HOST = "service.bench.test";
    static final long DEVICE_FACTS = 3;

    private NetworkRows() {}

    static Terms terms() {
        return new Terms(
                NAME,
                "edition-1",
                List.of("patching", "logging"),
                List.of("public", "official"),
                List.of("enrolled", "healthy", "strong-login"),
                List.of(0L, 4L, 5L, DEVICE_FACTS, 7L),
                4);
    }

    static String environmentId(int number) {
        return "environment-" + number;
    }

    static EnvironmentRow environment(int number, boolean suspended) {
        BitSet held = BitSet.valueOf(new long[] {3});
        return new EnvironmentRow(
                environmentId(number),
                "body-" + number,
                List.of(held, held),
                Long.MAX_VALUE,
                List.of(held, held),
                suspended,
                List.of(),
                Set.of(SERVICE));
    }

    /// @param stale for how long it may be decided from a state that was not proven since
    static RouteRow route(Duration stale) {
        BitSet patching = BitSet.valueOf(new long[] {1});
        return new RouteRow(
                "read",
                SERVICE,
                HOST,
                Set.of("GET"),
                "/**",
                1,
                Action.VIEW,
                false,
                stale.toNanos() / 1_000,
                Terms.MANAGED,
                List.of(patching, patching, patching, patching, patching),
                patching,
                0,
                false);
    }
}
