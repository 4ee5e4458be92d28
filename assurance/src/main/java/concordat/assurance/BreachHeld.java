package concordat.assurance;

import concordat.assurance.act.Breach;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.Strength;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A breach and the strongest report that told of it: what it takes to be rid of it.
record BreachHeld(Breach breach, ReportId report, Strength strength, boolean credentialed) {

    /// @return what is held of the control after the report; a weaker report adds but does not weaken, and gives no
    ///     more time
    BreachHeld toldAgain(Breach now, ReportImported by) {
        return matchedBy(by)
                ? new BreachHeld(now, by.report(), by.strength(), by.credentialed())
                : new BreachHeld(joined(now), report, strength, credentialed);
    }

    private Breach joined(Breach now) {
        Instant window = earlier(breach.breachesAt(), now.breachesAt());
        Optional<Instant> critical = Stream.concat(breach.criticalSince().stream(), now.criticalSince().stream())
                .min(Instant::compareTo);
        return new Breach(
                now.control(), now.findingsDigest(), Math.max(breach.findings(), now.findings()), window, critical);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// @return whether the report is at least as strong as the one that told of it
    boolean matchedBy(ReportImported by) {
        return by.strength().atLeast(strength) && (by.credentialed() || !credentialed);
    }
}
