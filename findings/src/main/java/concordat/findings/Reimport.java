package concordat.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an import does to the findings of an environment. Closing takes a look at least as good as the best one that
/// showed the finding, so that a narrower, weaker or blinder scan never makes a weakness vanish.
public final class Reimport {

    private Reimport() {}

    /// @param known findings of the environment, open and closed, among them every one that the report holds and every
    ///     open one on the hosts it covers; more make no difference but to be told apart as out of scope
    /// @return one change for each finding that the report holds or that is open, in no particular order
    /// @throws IllegalArgumentException when the report holds a finding twice
    public static List<Change> apply(Map<FindingKey, Finding> known, Scan scan, Collection<Sighting> sightings) {
        List<Change> changes = new ArrayList<>(sightings.size());
        Map<FindingKey, Sighting> seen = HashMap.newHashMap(sightings.size());
        for (Sighting sighting : sightings) {
            if (seen.put(sighting.key(), sighting) != null) {
                throw new IllegalArgumentException("report " + scan.report() + " holds " + sighting.key() + " twice");
            }
            Finding before = known.get(sighting.key());
            if (before == null) {
                changes.add(new Change.Opened(Finding.opened(sighting, scan)));
            } else {
                Finding after = before.seen(sighting, scan);
                changes.add(before.open() ? new Change.Kept(after) : new Change.Reopened(after));
            }
        }
        for (Finding finding : known.values()) {
            if (finding.open() && !seen.containsKey(finding.key())) {
                Optional<Change.Why> why = staysOpen(finding, scan);
                changes.add(
                        why.isPresent()
                                ? new Change.Untouched(finding, why.get())
                                : new Change.Closed(finding.closed(scan)));
            }
        }
        return changes;
    }

    private static Optional<Change.Why> staysOpen(Finding finding, Scan scan) {
        if (scan.coverage().mends(finding.key())) {
            return weaker(finding, scan, finding.among().stream().allMatch(host -> loggedIn(scan, host)));
        }
        boolean credentialed = true;
        for (AssetKey host : finding.among()) {
            Look look = scan.hosts().get(host);
            if (look == null) {
                return Optional.of(Change.Why.OUT_OF_SCOPE);
            }
            if (!look.finished()) {
                return Optional.of(Change.Why.UNFINISHED);
            }
            credentialed &= look.credentialed();
        }
        if (finding.among().isEmpty()) {
            return Optional.of(Change.Why.OUT_OF_SCOPE);
        }
        Optional<Change.Why> weaker = weaker(finding, scan, credentialed);
        if (weaker.isPresent()) {
            return weaker;
        }
        FindingKey key = finding.key();
        boolean unlisted = finding.bar().listed() && !scan.coverage().lists(key.weakness());
        return unlisted || scan.coverage().leavesOut(key) ? Optional.of(Change.Why.NOT_LOOKED_FOR) : Optional.empty();
    }

    private static boolean loggedIn(Scan scan, AssetKey host) {
        Look look = scan.hosts().get(host);
        return look != null && look.credentialed();
    }

    private static Optional<Change.Why> weaker(Finding finding, Scan scan, boolean credentialed) {
        Footing bar = finding.bar();
        if (!scan.strength().atLeast(bar.strength())) {
            return Optional.of(Change.Why.WEAKER);
        }
        if (bar.credentialed() && !credentialed) {
            return Optional.of(Change.Why.NOT_CREDENTIALED);
        }
        return Optional.empty();
    }
}
