package concordat.intake.kubebench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class KubeBenchTest {

    private static final byte[] SAMPLE = """
            {"Controls": [{"id": "4", "node_type": "node", "tests": [{"section": "4.1", "desc": "Files", "results": [
              {"test_number": "4.1.1", "test_desc": "T", "remediation": "R", "status": "FAIL", "scored": true,
               "reason": "W", "actual_value": "777"},
              {"test_number": "4.1.2", "status": "PASS"}, {"test_number": "4.1.3", "status": "WARN"},
              {"test_number": "4.1.4", "status": "FAIL", "scored": false}]}]}], "Totals": {"total_fail": 2}}
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws IOException {
        for (Path report : SharedData.reports("scans/kube-bench")) {
            JsonNode counts = Counted.beside(report);
            for (Path shape : List.of(report, Reshaped.json(report, temp, 1), Reshaped.json(report, temp, 2))) {
                ReportSummary summary = Counted.whole(shape);
                assertThat(summary.format()).isEqualTo("kube-bench");
                assertThat(summary.findings()).isEqualTo(counts.path("findings").asLong());
                assertThat(summary.looksFor().weaknesses())
                        .hasSize(counts.path("results").asInt());
            }
        }
    }

    @Test
    void read_everyField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        assertThat(told.items()).hasSize(2);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).isEmpty();
        assertThat(first.weakness()).isEqualTo("kube-bench:4.1.1");
        assertThat(first.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(first.place()).isEqualTo("node");
        assertThat(first.family()).isEqualTo("Files");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("", "W", "R", "777"));
        assertThat(told.items().getLast().severity()).isEqualTo(Severity.LOW);
        assertThat(told.summary().looksFor().weaknesses()).hasSize(3).doesNotContain("kube-bench:4.1.3");
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new KubeBench(), SAMPLE);
    }
}
