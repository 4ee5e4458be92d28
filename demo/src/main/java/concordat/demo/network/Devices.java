package concordat.demo.network;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Draws devices one by one, each by its number, so that millions take no memory.
public final class Devices {

    private static final List<String> MANAGED = List.of(
            "certificate",
            "checked-in",
            "encrypted",
            "firewall-on",
            "managed",
            "not-jailbroken",
            "patched",
            "permitted-place",
            "protection-running",
            "screen-lock",
            "secure-boot",
            "supported-os");
    private static final List<String> PRIVILEGED = List.of("privileged-workstation", "trusted-apps");
    private static final List<String> CONTAINED = List.of(
            "certificate",
            "container",
            "encrypted",
            "not-jailbroken",
            "permitted-place",
            "screen-lock",
            "supported-os");
    private static final List<String> OFTEN_LOST =
            List.of("patched", "checked-in", "protection-running", "encrypted", "supported-os");

    private final Plan plan;
    private final Chance chance;
    private final List<Body> bodies;
    private final long[] upTo;

    /// A device and what is known of it.
    ///
    /// @param kind name of a kind of caller
    /// @param facts sorted
    /// @param until when the facts run out
    public record Device(
            String fingerprint, String id, String kind, String environment, List<String> facts, Instant until) {

        public Device {
            facts = List.copyOf(facts);
        }

        /// @return the same under another certificate
        public Device under(String certificate) {
            return new Device(certificate, id, kind, environment, facts, until);
        }
    }

    public Devices(Country country) {
        this.plan = country.plan();
        this.chance = plan.chance().at("devices");
        this.bodies = country.bodies();
        this.upTo = new long[bodies.size()];
        long sum = 0;
        for (int index = 0; index < upTo.length; index++) {
            sum += bodies.get(index).weight();
            upTo[index] = sum;
        }
    }

    /// @param number 0 or more, less than the plan's devices
    public Device device(int number) {
        Chance own = chance.at(number);
        Body body = bodies.get(bodyAt(own.at("body").share()));
        String environment = body.environments().size() > 1 && own.at("second").below(4) == 0
                ? body.environments().getLast()
                : body.main();
        boolean personal = own.at("kind").below(100) < 14;
        return new Device(
                Digests.of(plan.seed() + " device " + number),
                "d-" + number,
                personal ? "PERSONAL_DEVICE" : "MANAGED_DEVICE",
                environment,
                personal ? personal(own) : managed(own),
                plan.start().plus(Duration.ofHours(own.at("until").between(24 * 20, 24 * 400))));
    }

    /// @return the way out of an environment of a body
    public Device egress(String environment) {
        return new Device(
                Digests.of(plan.seed() + " egress " + environment),
                environment + ".egress",
                "EGRESS",
                environment,
                List.of("certificate"),
                end(plan));
    }

    /// @return a healthy device of the body's, by its own certificate
    public static Device healthy(Plan plan, String id, String fingerprint, String environment) {
        return new Device(fingerprint, id, "MANAGED_DEVICE", environment, MANAGED, end(plan));
    }

    /// @return somebody's own device, of which nothing is known but its certificate
    public static Device unkept(Plan plan, String id, String fingerprint, String environment) {
        return new Device(fingerprint, id, "PERSONAL_DEVICE", environment, List.of("certificate"), end(plan));
    }

    private static Instant end(Plan plan) {
        return plan.start().plus(730, ChronoUnit.DAYS);
    }

    private static List<String> managed(Chance own) {
        int health = own.at("health").below(100);
        if (health < 8) {
            String lost = own.at("lost").of(OFTEN_LOST);
            return MANAGED.stream().filter(f -> !f.equals(lost)).toList();
        }
        if (health < 9) {
            List<String> facts = new ArrayList<>(MANAGED);
            facts.addAll(PRIVILEGED);
            return facts.stream().sorted().toList();
        }
        return MANAGED;
    }

    private static List<String> personal(Chance own) {
        return own.at("contained").below(100) < 60 ? CONTAINED : List.of("certificate");
    }

    private int bodyAt(double share) {
        long point = (long) (share * upTo[upTo.length - 1]);
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > point) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
