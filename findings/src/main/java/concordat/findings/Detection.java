package concordat.findings;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What one tool has shown of a finding over time. A finding has one of each tool that saw it.
///
/// @param key as that tool's reports have it; its asset is the one that the finding is on
/// @param facts as the tool last told them
/// @param lastSeenAt the tool's newest scan that saw it
/// @param lastSeenIn that import's id
/// @param among the hosts it can be on: its own, or all that the newest report covered when it stands on none
/// @param bar the best look at it since it last opened; no lesser look closes it
/// @param closedIn the import that showed it gone; empty while it is there
public record Detection(
        FindingKey key,
        Facts facts,
        Instant lastSeenAt,
        String lastSeenIn,
        Set<AssetKey> among,
        Footing bar,
        Optional<String> closedIn) {

    public Detection {
        among = Set.copyOf(among);
    }

    static Detection first(Sighting sighting, Scan scan) {
        FindingKey key = sighting.key();
        return new Detection(
                key,
                sighting.facts(),
                scan.scannedAt(),
                scan.report(),
                among(key, scan),
                scan.footing(key),
                Optional.empty());
    }

    /// Whether the tool has not yet shown that it is gone.
    public boolean open() {
        return closedIn.isEmpty();
    }

    /// The tool, as weaknesses begin.
    public String tool() {
        return key.tool();
    }

    Detection again(Sighting sighting, Scan scan) {
        Footing footing = scan.footing(key);
        return new Detection(
                key,
                sighting.facts(),
                scan.scannedAt(),
                scan.report(),
                among(key, scan),
                open() ? bar.best(footing) : footing,
                Optional.empty());
    }

    Detection gone(Scan scan) {
        return new Detection(key, facts, lastSeenAt, lastSeenIn, among, bar, Optional.of(scan.report()));
    }

    private static Set<AssetKey> among(FindingKey key, Scan scan) {
        return key.asset().placed() ? Set.of(key.asset()) : scan.hosts().keySet();
    }
}
