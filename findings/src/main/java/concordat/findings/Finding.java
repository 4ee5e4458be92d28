package concordat.findings;

import concordat.catalogue.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One weakness on one asset and port, over its whole life. Two tools that show the same vulnerabilities at the same
/// place show one finding, which is gone when both say so.
///
/// @param key of the detection whose tool was the first to have its report imported
/// @param firstSeenAt when a scan first saw it
/// @param firstReportedAt when a scan first saw it as a weakness, which [Severity#INFO] is not; the fix window runs
///     from here, and closing and reopening does not move it
/// @param detections at least one, in the order in which they joined
/// @param closedIn the import that closed it; empty while it is open
public record Finding(
        FindingKey key,
        Instant firstSeenAt,
        Optional<Instant> firstReportedAt,
        List<Detection> detections,
        Optional<String> closedIn) {

    public Finding {
        detections = List.copyOf(detections);
        if (detections.stream().noneMatch(d -> d.key().equals(key))) {
            throw new IllegalArgumentException("finding " + key + " is named by none of its detections");
        }
    }

    static Finding opened(Sighting sighting, Scan scan) {
        return new Finding(
                sighting.key(),
                scan.scannedAt(),
                reported(Optional.empty(), sighting, scan),
                List.of(Detection.first(sighting, scan)),
                Optional.empty());
    }

    /// Whether some tool has not yet shown that it is gone.
    public boolean open() {
        return closedIn.isEmpty();
    }

    /// The worst that is said of it by tools for which it is there; once it is closed, by any.
    public Facts facts() {
        List<Facts> told = detections.stream()
                .filter(d -> d.open() || !open())
                .map(Detection::facts)
                .toList();
        return Facts.worst(told);
    }

    /// The newest scan that saw it.
    public Instant lastSeenAt() {
        return newest().lastSeenAt();
    }

    /// The id of the newest import that saw it.
    public String lastSeenIn() {
        return newest().lastSeenIn();
    }

    /// The hosts it can be on.
    public Set<AssetKey> among() {
        if (detections.size() == 1) {
            return detections.getFirst().among();
        }
        Set<AssetKey> all = new HashSet<>();
        detections.forEach(d -> all.addAll(d.among()));
        return all;
    }

    /// @return what that tool has shown of it under that key
    Optional<Detection> detection(FindingKey as) {
        return detections.stream().filter(d -> d.key().equals(as)).findFirst();
    }

    private Detection newest() {
        return detections.size() == 1
                ? detections.getFirst()
                : detections.stream()
                        .max(Comparator.comparing(Detection::lastSeenAt))
                        .orElseThrow();
    }

    /// Seen in a report, under a key that it has or by a tool that it is new to.
    Finding seen(Sighting sighting, Scan scan) {
        List<Detection> after = new ArrayList<>(detections);
        int at = 0;
        while (at < after.size() && !after.get(at).key().equals(sighting.key())) {
            at++;
        }
        if (at == after.size()) {
            after.add(Detection.first(sighting, scan));
        } else {
            after.set(at, after.get(at).again(sighting, scan));
        }
        return new Finding(key, firstSeenAt, reported(firstReportedAt, sighting, scan), after, Optional.empty());
    }

    /// One tool has shown that it is gone.
    Finding gone(FindingKey as, Scan scan) {
        UnaryOperator<Detection> closing = d -> d.key().equals(as) ? d.gone(scan) : d;
        List<Detection> after = detections.stream().map(closing).toList();
        boolean closed = after.stream().noneMatch(Detection::open);
        return new Finding(
                key, firstSeenAt, firstReportedAt, after, closed ? Optional.of(scan.report()) : Optional.empty());
    }

    /// The same, named by another of its detections.
    Finding named(FindingKey as) {
        return as.equals(key) ? this : new Finding(as, firstSeenAt, firstReportedAt, detections, closedIn);
    }

    private static Optional<Instant> reported(Optional<Instant> before, Sighting sighting, Scan scan) {
        boolean weak = sighting.facts().severity() != Severity.INFO;
        return before.or(() -> weak ? Optional.of(scan.scannedAt()) : Optional.empty());
    }
}
