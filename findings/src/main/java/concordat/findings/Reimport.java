package concordat.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an import does to the findings of an environment. Closing takes a look at least as good as the best one that
/// showed the finding, so that a narrower, weaker or blinder scan never makes a weakness vanish.
public final class Reimport {

    private Reimport() {}

    /// @param known findings of the environment by their keys, open and closed, among them every one on the hosts that
    ///     the scan covers; more make no difference but to be told apart as out of scope
    /// @return one change for each finding that the report holds or that is open, in no particular order
    /// @throws IllegalArgumentException when the report holds a finding twice
    public static List<Change> apply(Map<FindingKey, Finding> known, Scan scan, Collection<Sighting> sightings) {
        Progress progress = new Progress(known);
        Set<FindingKey> seen = HashSet.newHashSet(sightings.size());
        List<Sighting> strange = new ArrayList<>();
        for (Sighting sighting : sightings) {
            if (!seen.add(sighting.key())) {
                throw new IllegalArgumentException("report " + scan.report() + " holds " + sighting.key() + " twice");
            }
            Optional<Finding> finding = progress.showing(sighting.key());
            if (finding.isPresent()) {
                progress.put(finding.get().seen(sighting, scan));
            } else {
                strange.add(sighting);
            }
        }
        strange.sort(Comparator.comparing(Sighting::key)); // so that the report's own order decides nothing
        for (Sighting sighting : strange) {
            progress.put(progress.sameByAnotherTool(sighting)
                    .map(finding -> finding.seen(sighting, scan))
                    .orElseGet(() -> Finding.opened(sighting, scan)));
        }
        List<Change> changes = new ArrayList<>(known.size() + strange.size());
        for (Finding before : known.values()) {
            Optional<Finding> touched = progress.touched(before.key());
            if (touched.isPresent() || before.open()) {
                changes.add(change(before, touched, seen, scan));
            }
        }
        progress.opened().forEach(finding -> changes.add(new Change.Opened(finding)));
        return changes;
    }

    private static Change change(Finding before, Optional<Finding> touched, Set<FindingKey> seen, Scan scan) {
        Finding after = touched.orElse(before);
        Optional<Change.Why> why = Optional.empty();
        boolean gone = false;
        for (Detection detection : after.detections()) {
            if (detection.open() && !seen.contains(detection.key())) {
                Optional<Change.Why> stays = staysOpen(detection, scan);
                if (stays.isEmpty()) {
                    after = after.gone(detection.key(), scan);
                    gone = true;
                } else {
                    why = why.or(() -> stays);
                }
            }
        }
        if (touched.isPresent()) {
            return before.open() ? new Change.Kept(after) : new Change.Reopened(after);
        }
        return after.open()
                ? new Change.Untouched(after, gone ? Change.Why.ANOTHER_TOOL : why.orElseThrow())
                : new Change.Closed(after);
    }

    private static Optional<Change.Why> staysOpen(Detection detection, Scan scan) {
        FindingKey key = detection.key();
        if (scan.coverage().mends(key)) {
            return weaker(detection, scan, detection.among().stream().allMatch(host -> loggedIn(scan, host)));
        }
        boolean credentialed = true;
        for (AssetKey host : detection.among()) {
            Look look = scan.hosts().get(host);
            if (look == null) {
                return Optional.of(Change.Why.OUT_OF_SCOPE);
            }
            if (!look.finished()) {
                return Optional.of(Change.Why.UNFINISHED);
            }
            if (look.passesBy(key.port())) {
                return Optional.of(Change.Why.NOT_LOOKED_FOR);
            }
            credentialed &= look.credentialed();
        }
        if (detection.among().isEmpty()) {
            return Optional.of(Change.Why.OUT_OF_SCOPE);
        }
        Optional<Change.Why> weaker = weaker(detection, scan, credentialed);
        if (weaker.isPresent()) {
            return weaker;
        }
        boolean unlisted = detection.bar().listed() && !scan.coverage().lists(key.weakness());
        return unlisted || scan.coverage().leavesOut(key) ? Optional.of(Change.Why.NOT_LOOKED_FOR) : Optional.empty();
    }

    private static boolean loggedIn(Scan scan, AssetKey host) {
        Look look = scan.hosts().get(host);
        return look != null && look.credentialed();
    }

    private static Optional<Change.Why> weaker(Detection detection, Scan scan, boolean credentialed) {
        Footing bar = detection.bar();
        if (!scan.strength().atLeast(bar.strength())) {
            return Optional.of(Change.Why.WEAKER);
        }
        if (bar.credentialed() && !credentialed) {
            return Optional.of(Change.Why.NOT_CREDENTIALED);
        }
        return Optional.empty();
    }
}
