package concordat.bench;

import concordat.decision.Action;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.Decision;
import concordat.decision.EnvironmentRow;
import concordat.decision.EnvironmentRow.Restriction;
import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.decision.Terms;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The network that decisions are measured on: 600 bodies, 1,000 routes of 40 services, any number of devices. The
/// same on every run. One body in twelve lacks a control or two, one in a hundred is suspended, one in fifty has a
/// service closed; a device in five is personal, one in twenty has a fact too few.
final class DecisionNetwork {

    static final int BODIES = 600;
    static final int ROUTES = 1000;
    static final int SERVICES = 40;
    static final int CONTROLS = 56;
    static final long NOW = 1_800_000_000_000_000L;

    static final List<String> FACTS = List.of("enrolled", "healthy", "encrypted", "locked", "hardened", "strong-login");
    static final long STRONG_LOGIN = 1 << 5;
    static final List<String> HANDLINGS = List.of("public", "official", "personal", "sensitive");
    private static final long STALE = 3_600_000_000L;
    private static final List<Long> TIERS =
            List.of(0L, STRONG_LOGIN, STRONG_LOGIN | 0b0001, STRONG_LOGIN | 0b1111, STRONG_LOGIN | 0b1_1111);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private DecisionNetwork() {}

    static Terms terms() {
        List<String> controls =
                IntStream.range(0, CONTROLS).mapToObj(c -> "control-" + c).toList();
        return new Terms("bench", "edition-1", controls, HANDLINGS, FACTS, TIERS, STRONG_LOGIN);
    }

    static List<RouteRow> routes() {
        return IntStream.range(0, ROUTES).mapToObj(DecisionNetwork::route).toList();
    }

    private static RouteRow route(int number) {
        SplittableRandom random = new SplittableRandom(number);
        int handling = random.nextInt(HANDLINGS.size());
        Action action = number % 50 == 0 ? Action.ADMINISTER : number % 3 == 0 ? Action.CHANGE : Action.VIEW;
        BitSet[] needs = new BitSet[TIERS.size()];
        BitSet base = new BitSet();
        for (int i = 0; i < 4 * handling; i++) {
            base.set(random.nextInt(CONTROLS));
        }
        for (int tier = 0; tier < needs.length; tier++) {
            needs[tier] = (BitSet) base.clone();
            for (int i = 0; i < (tier + 1) * handling; i++) {
                needs[tier].set(random.nextInt(CONTROLS));
            }
        }
        return new RouteRow(
                "route-" + number,
                service(number % SERVICES),
                host(number),
                Set.of(method(number)),
                "/v1/area-" + number % 7 + "/r" + number + "/{id}/**",
                handling,
                action,
                handling == 0 && number % 4 == 0,
                STALE,
                action == Action.ADMINISTER ? 4 : handling,
                List.of(needs),
                base,
                Decision.NO_DOWNLOAD,
                false);
    }

    static String service(int number) {
        return "service-" + number;
    }

    static String host(int route) {
        return "s" + route % SERVICES + ".example";
    }

    static String method(int route) {
        return route % 3 == 0 && route % 50 != 0 ? "PUT" : "GET";
    }

    static String path(int route) {
        return "/v1/area-" + route % 7 + "/r" + route + "/7f3c-" + route + "/documents/latest";
    }

    static List<EnvironmentRow> environments() {
        return IntStream.range(0, BODIES).mapToObj(DecisionNetwork::environment).toList();
    }

    private static EnvironmentRow environment(int number) {
        SplittableRandom random = new SplittableRandom(number);
        BitSet held = new BitSet();
        held.set(0, CONTROLS);
        if (number % 12 == 5) {
            held.clear(random.nextInt(CONTROLS));
            held.clear(random.nextInt(CONTROLS));
        }
        List<BitSet> each = HANDLINGS.stream().map(h -> held).toList();
        List<Restriction> restrictions = number % 50 == 7
                ? List.of(new Restriction(Set.of(), Set.of(), Set.of(service(number % SERVICES))))
                : List.of();
        Set<String> services = new HashSet<>();
        for (int service = 0; service < SERVICES; service++) {
            if (random.nextInt(20) != 0) {
                services.add(service(service));
            }
        }
        return new EnvironmentRow(
                "environment-" + number,
                "body-" + number,
                each,
                NOW + 10 * STALE,
                each,
                number % 100 == 3,
                restrictions,
                services);
    }

    static CallerRow caller(int device) {
        byte[] fingerprint = new byte[32];
        fingerprint(device, fingerprint);
        long facts = device % 20 == 0 ? 0b0001 : device % 4 == 0 ? 0b1_1111 : 0b0_1111;
        CallerKind kind = device % 5 == 1 ? CallerKind.PERSONAL_DEVICE : CallerKind.MANAGED_DEVICE;
        return new CallerRow(
                HexFormat.of().formatHex(fingerprint),
                "device-" + device,
                kind,
                "environment-" + device % BODIES,
                facts,
                NOW + STALE,
                facts & 1,
                Set.of());
    }

    /// Writes a device's fingerprint, as evenly spread as a digest; allocates nothing.
    static void fingerprint(int device, byte[] into) {
        for (int word = 0; word < 4; word++) {
            LONGS.set(into, word * Long.BYTES, mixed(device * 4L + word));
        }
    }

    static long mixed(long number) {
        long z = (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    static Snapshot snapshot(int devices) {
        Iterable<CallerRow> callers = () ->
                IntStream.range(0, devices).mapToObj(DecisionNetwork::caller).iterator();
        return Snapshot.of(1, NOW, terms(), environments(), routes(), callers);
    }

    /// A request of the sample that every system decides.
    record Request(int device, int route) {}

    /// @return the same requests for every system, from all bodies and routes alike
    static List<Request> requests(int count, int devices) {
        SplittableRandom random = new SplittableRandom(42);
        return IntStream.range(0, count)
                .mapToObj(i -> new Request(random.nextInt(devices), random.nextInt(ROUTES)))
                .toList();
    }
}
