package concordat.intake.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import us.springett.cvss.Cvss;

/// The base score that a CVSS vector means.
///
/// @param version of CVSS: `4.0`, `3.1`, `3.0` or `2.0`
/// @param base from 0 to 10, in tenths
public record CvssScore(String version, double base) {

    private static final Pattern METRIC = Pattern.compile("[A-Za-z]{1,4}:[A-Za-z]{1,6}");

    /// What a version asks of a vector.
    ///
    /// @param written how a vector of it begins
    /// @param values of each base metric, in the order of its specification
    private record Version(String name, String written, List<Map.Entry<String, Set<String>>> values) {}

    private static final List<Map.Entry<String, Set<String>>> THIRD = List.of(
            metric("AV", "N", "A", "L", "P"),
            metric("AC", "L", "H"),
            metric("PR", "N", "L", "H"),
            metric("UI", "N", "R"),
            metric("S", "U", "C"),
            metric("C", "N", "L", "H"),
            metric("I", "N", "L", "H"),
            metric("A", "N", "L", "H"));

    /// The newest first.
    private static final List<Version> VERSIONS = List.of(
            new Version(
                    "4.0",
                    "CVSS:4.0/",
                    List.of(
                            metric("AV", "N", "A", "L", "P"),
                            metric("AC", "L", "H"),
                            metric("AT", "N", "P"),
                            metric("PR", "N", "L", "H"),
                            metric("UI", "N", "P", "A"),
                            metric("VC", "H", "L", "N"),
                            metric("VI", "H", "L", "N"),
                            metric("VA", "H", "L", "N"),
                            metric("SC", "H", "L", "N"),
                            metric("SI", "H", "L", "N"),
                            metric("SA", "H", "L", "N"))),
            new Version("3.1", "CVSS:3.1/", THIRD),
            new Version("3.0", "CVSS:3.0/", THIRD),
            new Version(
                    "2.0",
                    "",
                    List.of(
                            metric("AV", "L", "A", "N"),
                            metric("AC", "H", "M", "L"),
                            metric("Au", "M", "S", "N"),
                            metric("C", "N", "P", "C"),
                            metric("I", "N", "P", "C"),
                            metric("A", "N", "P", "C"))));

    private static Map.Entry<String, Set<String>> metric(String name, String... values) {
        return Map.entry(name, Set.of(values));
    }

    /// The score of the vector whose version is the newest; of several of one version the first.
    ///
    /// @return none when no vector is whole
    public static Optional<CvssScore> best(Collection<String> vectors) {
        Optional<CvssScore> best = Optional.empty();
        for (String vector : vectors) {
            Optional<CvssScore> score = of(vector);
            if (score.isPresent()
                    && best.filter(b -> b.version.compareTo(score.get().version) >= 0)
                            .isEmpty()) {
                best = score;
            }
        }
        return best;
    }

    /// Only the base metrics count, whatever else the vector says. One of version 2 may stand in brackets or behind
    /// `CVSS2#`, as tools write it.
    ///
    /// @return none when the vector is not whole: a base metric is missing, stands twice or has no value
    ///     that it can have
    public static Optional<CvssScore> of(String vector) {
        String plain = vector.strip();
        for (Version version : VERSIONS) {
            if (plain.startsWith(version.written())) {
                return read(plain.substring(version.written().length()), version);
            }
        }
        throw new AssertionError("every text begins as version 2 does");
    }

    private static Optional<CvssScore> read(String written, Version version) {
        String metrics = version.written().isEmpty()
                ? written.replaceFirst("^(?:CVSS2#|CVSS:2\\.0/)", "").replaceFirst("^\\((.*)\\)$", "$1")
                : written;
        Map<String, String> said = new HashMap<>();
        for (String metric : metrics.split("/", -1)) {
            if (!METRIC.matcher(metric).matches()) {
                return Optional.empty();
            }
            int colon = metric.indexOf(':');
            if (said.put(metric.substring(0, colon), metric.substring(colon + 1)) != null) {
                return Optional.empty();
            }
        }
        StringBuilder base = new StringBuilder();
        for (Map.Entry<String, Set<String>> metric : version.values()) {
            String value = said.getOrDefault(metric.getKey(), "");
            if (!metric.getValue().contains(value)) {
                return Optional.empty();
            }
            base.append(base.isEmpty() ? "" : "/")
                    .append(metric.getKey())
                    .append(':')
                    .append(value);
        }
        double score =
                Cvss.fromVector(version.written() + base).calculateScore().getBaseScore();
        return Optional.of(new CvssScore(version.name(), score));
    }
}
