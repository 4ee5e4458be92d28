package concordat.intake.nessus;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSummary;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real reports give the counts written beside them.
final class NessusCountsTest {

    @ParameterizedTest
    @ValueSource(strings = {"scans/nessus", "scans/nessus-weekly"})
    void scan_realReports_givesTheCountsBesideThem(String folder) throws IOException {
        assertThat(SharedData.reports(folder)).hasSizeGreaterThan(4).allSatisfy(report -> check(report, report));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scans/nessus", "scans/nessus-weekly"})
    void scan_reorderedIndentedAndRenamed_givesTheSameCounts(String folder, @TempDir Path temp) throws Exception {
        for (Path report : SharedData.reports(folder)) {
            for (long seed = 1; seed <= 2; seed++) {
                check(report, Reshaped.xml(report, temp, seed));
            }
        }
    }

    @Test
    void scan_realReports_tellWhatElseTheyHold() {
        ReportSummary summary = whole(SharedData.folder("scans/nessus").resolve("sample.nessus"));
        assertThat(summary.tool()).isEqualTo("Nessus 10.1.1");
        assertThat(summary.scope())
                .containsExactlyInAnyOrder(
                        AssetKey.host("10.0.0.1"), AssetKey.host("10.0.0.2"), AssetKey.host("10.0.0.3"));
        assertThat(summary.credentialed()).isFalse();
        assertThat(summary.scannedAt()).hasValueSatisfying(at -> assertThat(at).hasToString("2022-03-22T18:54:47Z"));
        assertThat(summary.bytes()).isEqualTo(1_770_864);
        assertThat(summary.looksFor().weaknesses()).hasSizeGreaterThan(100_000).contains("nessus:19506");
    }

    private static void check(Path report, Path shape) {
        JsonNode counts = new JsonMapper().readTree(Path.of(report + ".counts.json"));
        ReportSummary summary = whole(shape);
        Map<Severity, Long> expected = new HashMap<>();
        for (Severity severity : Severity.values()) {
            String name =
                    severity.name().charAt(0) + severity.name().substring(1).toLowerCase(Locale.ROOT);
            expected.put(severity, counts.path("by_severity").path(name).asLong(0));
        }
        assertThat(summary.findings())
                .as("%s", shape)
                .isEqualTo(counts.path("findings").asLong());
        assertThat(summary.bySeverity()).as("%s", shape).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(summary.hosts())
                .as("%s", shape)
                .isEqualTo(counts.path("hosts").asLong());
        assertThat(summary.scope()).hasSize(counts.path("distinct_host_names").asInt());
    }

    private static ReportSummary whole(Path file) {
        return switch (Reports.scan(file)) {
            case Reading.Whole whole -> whole.summary();
            case Reading.Refused refused -> throw new AssertionError(file + ": " + refused.problem());
        };
    }
}
