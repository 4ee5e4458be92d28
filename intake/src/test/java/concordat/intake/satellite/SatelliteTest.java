package concordat.intake.satellite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SatelliteTest {

    private static final byte[] SAMPLE = """
            {"total": 2, "results": [
              {"errata_id": "RHSA-2026:1", "severity": "Critical", "type": "security", "title": "T", "summary": "Y",
               "description": "D", "solution": "S", "cves": [{"cve_id": "CVE-2026-1111"}], "packages": ["p-1", "q-2"]},
              {"errata_id": "RHBA-2026:2", "severity": "None", "type": "bugfix", "cves": []}]}
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        Counted.all("scans/rhsatellite", ".json", temp, "rhsatellite", Map.of("Important", Severity.HIGH));
    }

    @Test
    void read_everyField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).isEmpty();
        assertThat(first.weakness()).isEqualTo("rhsatellite:RHSA-2026:1");
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.cves()).containsExactly("CVE-2026-1111");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("Y", "D", "S", "p-1\nq-2"));
        assertThat(told.items().getLast().severity()).isEqualTo(Severity.INFO);
        assertThat(told.assets()).isEmpty();
    }

    @Test
    void read_anAnswerWithoutErrata_isAnEmptyReport() throws IOException {
        Broken.Told told = Broken.told("""
                {"total": 0, "subtotal": 0, "selectable": 0, "page": 1, "per_page": 20, "error": null, "results": []}
                """.getBytes(UTF_8));
        assertThat(told.summary().format()).isEqualTo("rhsatellite");
        assertThat(told.items()).isEmpty();
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new Satellite(), SAMPLE);
    }
}
