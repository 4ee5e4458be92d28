package concordat.findings;

import concordat.catalogue.Severity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// One weakness on one asset and port, over its whole life.
///
/// @param firstSeenAt when a scan first saw it
/// @param firstReportedAt when a scan first saw it as a weakness, which [Severity#INFO] is not; the fix window runs
///     from here, and closing and reopening does not move it
/// @param lastSeenAt the newest scan that saw it
/// @param lastSeenIn that import's id
/// @param among the hosts it can be on: its own, or all that the newest report covered when it stands on none
/// @param bar the best look at it since it last opened; no lesser look closes it
/// @param closedIn the import that closed it; empty while it is open
public record Finding(
        FindingKey key,
        Facts facts,
        Instant firstSeenAt,
        Optional<Instant> firstReportedAt,
        Instant lastSeenAt,
        String lastSeenIn,
        Set<AssetKey> among,
        Footing bar,
        Optional<String> closedIn) {

    public Finding {
        among = Set.copyOf(among);
    }

    /// Whether no scan has yet said that it is gone.
    public boolean open() {
        return closedIn.isEmpty();
    }

    static Finding opened(Sighting sighting, Scan scan) {
        return new Finding(
                sighting.key(),
                sighting.facts(),
                scan.scannedAt(),
                reported(Optional.empty(), sighting, scan),
                scan.scannedAt(),
                scan.report(),
                among(sighting.key(), scan),
                scan.footing(sighting.key()),
                Optional.empty());
    }

    Finding seen(Sighting sighting, Scan scan) {
        Footing footing = scan.footing(key);
        return new Finding(
                key,
                sighting.facts(),
                firstSeenAt,
                reported(firstReportedAt, sighting, scan),
                scan.scannedAt(),
                scan.report(),
                among(key, scan),
                open() ? bar.best(footing) : footing,
                Optional.empty());
    }

    Finding closed(Scan scan) {
        return new Finding(
                key,
                facts,
                firstSeenAt,
                firstReportedAt,
                lastSeenAt,
                lastSeenIn,
                among,
                bar,
                Optional.of(scan.report()));
    }

    private static Optional<Instant> reported(Optional<Instant> before, Sighting sighting, Scan scan) {
        boolean weak = sighting.facts().severity() != Severity.INFO;
        return before.or(() -> weak ? Optional.of(scan.scannedAt()) : Optional.empty());
    }

    private static Set<AssetKey> among(FindingKey key, Scan scan) {
        return key.asset().placed() ? Set.of(key.asset()) : scan.hosts().keySet();
    }
}
