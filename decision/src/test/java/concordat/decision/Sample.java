package concordat.decision;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A small network: two handlings, three controls, five tiers, two services, one caller of each kind.
final class Sample {

    static final long NOW = 1_800_000_000_000_000L;
    static final long HOUR = 3_600_000_000L;
    static final long NEVER = Long.MAX_VALUE;

    static final int PATCHING = 0;
    static final int LOGGING = 1;
    static final int VETTING = 2;

    /// Facts: ENROLLED and HEALTHY and LOCKED come from the device, STRONG from the login.
    static final long ENROLLED = 1;

    static final long HEALTHY = 1 << 1;
    static final long LOCKED = 1 << 2;
    static final long STRONG = 1 << 3;

    static final String MANAGED = fingerprint(1);
    static final String PERSONAL = fingerprint(2);
    static final String EGRESS = fingerprint(3);
    static final String WORKLOAD = fingerprint(4);

    private Sample() {}

    static String fingerprint(long number) {
        return new Fingerprint(number * 0x9e3779b97f4a7c15L, number, ~number, number << 7).toString();
    }

    static Terms terms() {
        return new Terms(
                "net",
                "ed-1",
                List.of("patching", "logging", "vetting"),
                List.of("public", "official"),
                List.of("enrolled", "healthy", "locked", "strong"),
                List.of(
                        0L,
                        STRONG,
                        STRONG | ENROLLED,
                        ENROLLED | HEALTHY | STRONG,
                        ENROLLED | HEALTHY | LOCKED | STRONG),
                STRONG);
    }

    static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }

    static RouteRow route(String id, String service, Set<String> methods, String path, Action action, int leastTier) {
        List<BitSet> needs = List.of(
                bits(), bits(LOGGING), bits(LOGGING), bits(PATCHING, LOGGING), bits(PATCHING, LOGGING, VETTING));
        return new RouteRow(
                id,
                service,
                service + ".example",
                methods,
                path,
                1,
                action,
                false,
                HOUR,
                leastTier,
                needs,
                bits(PATCHING, VETTING),
                Decision.VIEW_ONLY | Decision.NO_BULK,
                false);
    }

    static RouteRow releasable(String id, String path) {
        List<BitSet> needs = Stream.generate(() -> bits(PATCHING)).limit(5).toList();
        return new RouteRow(
                id,
                "maps",
                "maps.example",
                Set.of("GET"),
                path,
                0,
                Action.VIEW,
                true,
                0,
                4,
                needs,
                bits(PATCHING),
                Decision.NO_DOWNLOAD,
                false);
    }

    static List<RouteRow> routes() {
        return List.of(
                route("claims-read", "claims", Set.of("GET", "HEAD"), "/claims/{id}", Action.VIEW, 1),
                route("claims-write", "claims", Set.of("PUT"), "/claims/{id}", Action.CHANGE, 3),
                route("claims-all", "claims", Set.of("GET"), "/claims/export", Action.BULK, 3),
                route("claims-admin", "claims", Set.of("POST"), "/admin/**", Action.ADMINISTER, 4),
                releasable("tiles", "/tiles/**"));
    }

    static EnvironmentRow environment(String id) {
        BitSet all = bits(PATCHING, LOGGING, VETTING);
        return new EnvironmentRow(
                id,
                "body-of-" + id,
                List.of(all, all),
                NEVER,
                List.of(all, all),
                false,
                List.of(),
                Set.of("claims", "unrouted"));
    }

    static CallerRow caller(String fingerprint, CallerKind kind, long facts) {
        Set<String> services = kind == CallerKind.WORKLOAD ? Set.of("claims", "unrouted") : Set.of();
        return new CallerRow(
                fingerprint, "c-" + fingerprint.substring(0, 4), kind, "env", facts, NEVER, facts, services);
    }

    static List<CallerRow> callers() {
        return List.of(
                caller(MANAGED, CallerKind.MANAGED_DEVICE, ENROLLED | HEALTHY | LOCKED),
                caller(PERSONAL, CallerKind.PERSONAL_DEVICE, ENROLLED | HEALTHY | LOCKED),
                caller(EGRESS, CallerKind.EGRESS, ENROLLED | HEALTHY),
                caller(WORKLOAD, CallerKind.WORKLOAD, 0));
    }

    static Snapshot snapshot() {
        return snapshot(environment("env"));
    }

    static Snapshot snapshot(EnvironmentRow... environments) {
        return Snapshot.of(1, NOW, terms(), List.of(environments), routes(), callers());
    }
}
