package concordat.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Findings while one report is taken in.
final class Progress {

    /// Where a finding is, and which vulnerabilities it is: by this tools agree that name it differently.
    private record Vulnerable(AssetKey asset, int port, String protocol, Set<String> cves) {

        static Optional<Vulnerable> of(FindingKey key, Facts facts) {
            if (facts.cves().isEmpty() || !key.asset().placed()) {
                return Optional.empty();
            }
            String protocol = key.port() == 0 ? "" : key.protocol();
            return Optional.of(new Vulnerable(key.asset(), key.port(), protocol, Set.copyOf(facts.cves())));
        }
    }

    private final Map<FindingKey, Finding> known;
    private final Map<FindingKey, Finding> after = new LinkedHashMap<>();

    /// Findings of several tools, by the keys that are not their own.
    private final Map<FindingKey, FindingKey> joined = new HashMap<>();

    /// Made when first asked for: most reports hold nothing that would need it.
    private Optional<Map<Vulnerable, List<FindingKey>>> vulnerable = Optional.empty();

    Progress(Map<FindingKey, Finding> known) {
        this.known = known;
        known.values().forEach(this::join);
    }

    private void join(Finding finding) {
        if (finding.detections().size() > 1) {
            finding.detections().forEach(d -> joined.put(d.key(), finding.key()));
        }
    }

    /// The finding that has this detection, as it is by now.
    Optional<Finding> showing(FindingKey key) {
        return now(joined.getOrDefault(key, key));
    }

    private Optional<Finding> now(FindingKey name) {
        Finding touched = after.get(name);
        return Optional.ofNullable(touched == null ? known.get(name) : touched);
    }

    /// The finding that this is too, seen so far by other tools alone. One that is named at another place of the asset
    /// is another, but tools that name no place mean any.
    Optional<Finding> sameByAnotherTool(Sighting sighting) {
        FindingKey key = sighting.key();
        Optional<Vulnerable> spot = Vulnerable.of(key, sighting.facts());
        if (spot.isEmpty()) {
            return Optional.empty();
        }
        return byVulnerabilities().getOrDefault(spot.get(), List.of()).stream()
                .sorted()
                .flatMap(name -> now(name).stream())
                .filter(f -> f.detections().stream().noneMatch(d -> d.tool().equals(key.tool())))
                .filter(f -> f.detections().stream().allMatch(d -> onePlace(d.key(), key)))
                .findFirst();
    }

    private static boolean onePlace(FindingKey one, FindingKey other) {
        return one.place().isEmpty() || other.place().isEmpty() || one.place().equals(other.place());
    }

    private Map<Vulnerable, List<FindingKey>> byVulnerabilities() {
        if (vulnerable.isEmpty()) {
            Map<Vulnerable, List<FindingKey>> index = new HashMap<>();
            known.values().forEach(finding -> index(index, finding));
            after.values().stream()
                    .filter(finding -> !known.containsKey(finding.key()))
                    .forEach(finding -> index(index, finding));
            vulnerable = Optional.of(index);
        }
        return vulnerable.get();
    }

    private static void index(Map<Vulnerable, List<FindingKey>> index, Finding finding) {
        for (Detection detection : finding.detections()) {
            Vulnerable.of(detection.key(), detection.facts())
                    .ifPresent(spot ->
                            index.computeIfAbsent(spot, s -> new ArrayList<>()).add(finding.key()));
        }
    }

    void put(Finding finding) {
        boolean strange = after.put(finding.key(), finding) == null && !known.containsKey(finding.key());
        join(finding);
        if (strange) {
            vulnerable.ifPresent(index -> index(index, finding));
        }
    }

    /// A finding that the report touches, as it is by now.
    Optional<Finding> touched(FindingKey name) {
        return Optional.ofNullable(after.get(name));
    }

    /// Findings that were not known before.
    Collection<Finding> opened() {
        return after.values().stream().filter(f -> !known.containsKey(f.key())).toList();
    }
}
