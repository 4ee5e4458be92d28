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

    /// One import with all that its report holds, under the report's own names.
    ///
    /// @param assets what the report says of the scan's hosts
    public record Import(Scan scan, Collection<Sighting> sightings, Collection<Asset> assets) {

        /// Of a report that says nothing of hosts but their names.
        public Import(Scan scan, Collection<Sighting> sightings) {
            this(scan, sightings, List.of());
        }
    }

    /// The order in which imports count.
    public static final Comparator<Scan> ORDER =
            Comparator.comparing(Scan::scannedAt).thenComparingLong(Scan::position);

    private final Estate estate;
    private final Map<FindingKey, Finding> findings = new HashMap<>();

    private EnvironmentFindings(Estate estate) {
        this.estate = estate;
    }

    /// Folds imports, given in any order.
    public static EnvironmentFindings of(Collection<Import> imports) {
        return of(imports, Said.NOTHING);
    }

    /// Folds imports, given in any order.
    ///
    /// @param said what people said of names
    public static EnvironmentFindings of(Collection<Import> imports, Said said) {
        EnvironmentFindings all = new EnvironmentFindings(Estate.of(imports, said));
        List<Import> resolved = new ArrayList<>();
        imports.forEach(i -> resolved.add(all.estate.resolve(i)));
        resolved.sort(Comparator.comparing(Import::scan, ORDER));
        resolved.forEach(i -> all.take(i.scan(), i.sightings()));
        all.nameByArrival(resolved);
        return all;
    }

    /// Takes one more import, which must not be older than those before, of assets under their one name.
    ///
    /// @return its changes, in no particular order
    public List<Change> take(Scan scan, Collection<Sighting> sightings) {
        List<Change> changes = Reimport.apply(findings, scan, sightings);
        changes.forEach(change -> findings.put(change.finding().key(), change.finding()));
        return changes;
    }

    /// A finding of several tools goes by the name it had first here, whichever scan was older.
    private void nameByArrival(List<Import> imports) {
        Map<FindingKey, Long> arrival = new HashMap<>();
        findings.values().stream().filter(f -> f.detections().size() > 1).forEach(f -> f.detections()
                .forEach(d -> arrival.put(d.key(), Long.MAX_VALUE)));
        if (arrival.isEmpty()) {
            return;
        }
        imports.forEach(i -> i.sightings()
                .forEach(s -> arrival.computeIfPresent(
                        s.key(), (key, at) -> Math.min(at, i.scan().position()))));
        for (Finding finding : List.copyOf(findings.values())) {
            if (finding.detections().size() > 1) {
                FindingKey first = finding.detections().stream()
                        .map(Detection::key)
                        .min(Comparator.comparing((FindingKey key) -> arrival.getOrDefault(key, Long.MAX_VALUE))
                                .thenComparing(Comparator.naturalOrder()))
                        .orElseThrow();
                findings.remove(finding.key());
                findings.put(first, finding.named(first));
            }
        }
    }

    /// Which assets there are, under which names.
    public Estate estate() {
        return estate;
    }

    /// Every finding, open and closed.
    public Map<FindingKey, Finding> findings() {
        return Collections.unmodifiableMap(findings);
    }
}
