package concordat.intake.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSummary;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds what is read of a real report against the counts that stand beside it, taken independently.
public final class Counted {

    private Counted() {}

    /// @return the counts beside a report
    public static JsonNode beside(Path report) {
        return new JsonMapper().readTree(Path.of(report + ".counts.json"));
    }

    /// Holds the number of findings, and how many there are of each severity, against those beside the report.
    ///
    /// @param shape the report itself, or the same in another shape
    /// @param words the tool's words for severities, as the counts write them
    /// @return what was read
    public static ReportSummary check(Path report, Path shape, String format, Map<String, Severity> words) {
        JsonNode counts = beside(report);
        ReportSummary summary = whole(shape);
        Map<Severity, Long> expected = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            expected.put(severity, 0L);
        }
        counts.path("by_severity").properties().forEach(entry -> {
            assertThat(words).as("a word of %s", report).containsKey(entry.getKey());
            expected.merge(words.get(entry.getKey()), entry.getValue().asLong(), Long::sum);
        });
        assertThat(summary.format()).as("%s", shape).isEqualTo(format);
        assertThat(summary.findings())
                .as("findings of %s", shape)
                .isEqualTo(counts.path("findings").asLong());
        assertThat(summary.bySeverity()).as("%s", shape).containsExactlyInAnyOrderEntriesOf(expected);
        return summary;
    }

    /// Holds every report of a folder whose name ends so against the counts beside it, as it is and in two other
    /// shapes, see [#check].
    ///
    /// @return the summary of a report as it is, by its file name
    public static Function<String, ReportSummary> all(
            String folder, String ending, Path temp, String format, Map<String, Severity> words) throws Exception {
        Map<String, ReportSummary> all = new TreeMap<>();
        for (Path report : SharedData.reports(folder)) {
            String name = report.getFileName().toString();
            if (!name.endsWith(ending)) {
                continue;
            }
            all.put(name, check(report, report, format, words));
            for (long seed = 1; seed <= 2; seed++) {
                check(report, reshaped(report, ending, temp, seed), format, words);
            }
        }
        assertThat(all).as("%s/*%s", folder, ending).isNotEmpty();
        return name -> {
            ReportSummary summary = all.get(name);
            assertThat(summary).as("%s/%s", folder, name).isNotNull();
            return Objects.requireNonNull(summary);
        };
    }

    private static Path reshaped(Path report, String ending, Path temp, long seed) throws Exception {
        if (ending.endsWith("xml") || ending.endsWith("ckl")) {
            return Reshaped.xml(report, temp, seed);
        }
        return ending.endsWith("csv") ? Reshaped.csv(report, temp, ',', seed) : Reshaped.json(report, temp, seed);
    }

    /// @return what is read of a report that must be one
    public static ReportSummary whole(Path file) {
        return switch (Reports.scan(file)) {
            case Reading.Whole whole -> whole.summary();
            case Reading.Refused refused -> throw new AssertionError(file + ": " + refused.problem());
        };
    }
}
