package concordat.store.findings;

import concordat.findings.Detection;
import concordat.findings.EnvironmentFindings;
import concordat.findings.Finding;
import concordat.findings.FindingKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Lets findings keep their numbers when all imports are folded anew, though their assets may by then go by other names
/// and other tools may be found to show the same.
final class Keeping {

    private Keeping() {}

    /// @return for each finding that was there before its row of then; no row is two findings'
    static Map<FindingKey, FindingRow> rows(Collection<FindingRow> rows, EnvironmentFindings all) {
        List<FindingRow> byAge = new ArrayList<>(rows);
        byAge.sort(Comparator.comparingLong(FindingRow::number));
        Map<FindingKey, FindingRow> named = new HashMap<>();
        Map<FindingKey, FindingRow> shown = new HashMap<>();
        for (FindingRow row : byAge) {
            named.putIfAbsent(now(row.finding().key(), all), row);
            for (Detection detection : row.finding().detections()) {
                shown.putIfAbsent(now(detection.key(), all), row);
            }
        }
        Map<FindingKey, FindingRow> kept = new HashMap<>();
        Set<Long> taken = new HashSet<>();
        for (FindingKey key : all.findings().keySet()) {
            FindingRow row = named.get(key);
            if (row != null) {
                kept.put(key, row);
                taken.add(row.number());
            }
        }
        List<Finding> others = all.findings().values().stream()
                .filter(finding -> !kept.containsKey(finding.key()))
                .sorted(Comparator.comparing(Finding::key))
                .toList();
        for (Finding finding : others) {
            finding.detections().stream()
                    .flatMap(d -> Stream.ofNullable(shown.get(d.key())))
                    .filter(row -> taken.add(row.number()))
                    .findFirst()
                    .ifPresent(row -> kept.put(finding.key(), row));
        }
        return kept;
    }

    private static FindingKey now(FindingKey before, EnvironmentFindings all) {
        return before.on(all.estate().of(before.asset()));
    }
}
