package concordat.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The findings of one environment: a fold over its imports, by the time of the scan and not of the import, so that a
/// report handed in late changes nothing that a newer scan has shown since. An import that is withdrawn is left out of
/// the fold, and everything is as if it had not been. Not safe for threads.
public final class EnvironmentFindings {

    /// One import with all that its report holds.
    public record Import(Scan scan, Collection<Sighting> sightings) {}

    /// The order in which imports count.
    public static final Comparator<Scan> ORDER =
            Comparator.comparing(Scan::scannedAt).thenComparingLong(Scan::position);

    private final Map<FindingKey, Finding> findings = new HashMap<>();

    private EnvironmentFindings() {}

    /// Folds imports, given in any order.
    public static EnvironmentFindings of(Collection<Import> imports) {
        EnvironmentFindings all = new EnvironmentFindings();
        List<Import> ordered = new ArrayList<>(imports);
        ordered.sort(Comparator.comparing(Import::scan, ORDER));
        ordered.forEach(i -> all.take(i.scan(), i.sightings()));
        return all;
    }

    /// Takes one more import, which must not be older than those before.
    ///
    /// @return its changes, in no particular order
    public List<Change> take(Scan scan, Collection<Sighting> sightings) {
        List<Change> changes = Reimport.apply(findings, scan, sightings);
        changes.forEach(change -> findings.put(change.finding().key(), change.finding()));
        return changes;
    }

    /// Every finding, open and closed.
    public Map<FindingKey, Finding> findings() {
        return Collections.unmodifiableMap(findings);
    }
}
