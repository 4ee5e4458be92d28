package concordat.intake.generic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenericTest {

    private static final Map<String, Severity> WORDS = Map.of("Low", Severity.LOW, "Medium", Severity.MEDIUM);

    private static final byte[] JSON = """
            {"findings": [
              {"title": "T", "severity": "High", "description": "D", "mitigation": "M", "impact": "I", "date": "2026-05-06",
               "cve": "CVE-2026-1111", "cwe": 79, "cvssv3": "CVSS:3.1/AV:N", "cvssv3_score": 7.5, "vuln_id_from_tool": "TOOL-1",
               "endpoints": ["https://a.example:8443/p?q", {"host": "b.example", "port": 80, "path": "x", "protocol": "http"}]},
              {"title": "No id", "severity": "Info", "description": "D", "false_p": true, "file_path": "src/a.c"},
              {"title": "Weakness", "severity": "Low", "description": "D", "cwe": 22, "is_mitigated": true}]}
            """.getBytes(UTF_8);

    private static final byte[] CSV = """
            Date,Title,CweId,Url,Severity,Description,Mitigation,Impact,References,Active,Verified,FalsePositive,Duplicate,CVE
            05/06/2026,T,79,https://a.example:8443/p,High,D,M,I,R,TRUE,TRUE,FALSE,FALSE,CVE-2026-1111
            05/06/2026,U,0,,Low,D,,,,FALSE,,,,
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        for (Path report : SharedData.reports("scans/generic")) {
            String name = report.getFileName().toString();
            if (name.endsWith(".csv")) {
                Counted.check(report, report, "generic-csv", WORDS);
                if (!name.contains("kev")) { // its last cell is not sound, and would be no more so elsewhere
                    Counted.check(report, Reshaped.csv(report, temp, ',', 1), "generic-csv", WORDS);
                }
            } else if (!name.equals("generic_empty.json")) {
                Counted.check(report, report, "generic-json", WORDS);
                Counted.check(report, Reshaped.json(report, temp, 1), "generic-json", WORDS);
            }
        }
    }

    @Test
    void scan_aFindingWithoutAnything_isRefused() {
        assertThat(Reports.scan(SharedData.folder("scans/generic").resolve("generic_empty.json")))
                .isInstanceOf(Reading.Refused.class);
    }

    @Test
    void read_everyField_isHandedOn_onEachPlace() throws IOException {
        Broken.Told told = Broken.told(JSON);
        assertThat(told.items()).hasSize(4);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.host("a.example"));
        assertThat(first.port()).isEqualTo(8443);
        assertThat(first.place()).isEqualTo("/p");
        assertThat(first.weakness()).isEqualTo("generic:TOOL-1");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.cves()).containsExactly("CVE-2026-1111");
        assertThat(first.cwes()).containsExactly(79);
        assertThat(first.cvss()).isEqualTo(7.5);
        assertThat(first.vectors()).containsExactly("CVSS:3.1/AV:N");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("I", "D", "M", ""));
        assertThat(told.items().get(1).asset()).contains(AssetKey.host("b.example"));
        assertThat(told.items().get(1).port()).isEqualTo(80);
        assertThat(told.items().get(2).weakness()).startsWith("generic:title/");
        assertThat(told.items().get(2).said()).isEqualTo(Said.SUPPRESSED);
        assertThat(told.items().get(2).place()).isEqualTo("src/a.c");
        assertThat(told.items().get(3).weakness()).isEqualTo("generic:cwe-22");
        assertThat(told.items().get(3).said()).isEqualTo(Said.FIXED);
        assertThat(told.assets()).hasSize(2).noneMatch(ReportedAsset::finished);
    }

    @Test
    void read_everyColumn_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(CSV);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.host("a.example"));
        assertThat(first.weakness()).isEqualTo("generic:CVE-2026-1111");
        assertThat(first.cwes()).containsExactly(79);
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("I", "D", "M", "R"));
        assertThat(told.items().getLast().weakness()).startsWith("generic:title/");
        assertThat(told.items().getLast().said()).isEqualTo(Said.SUPPRESSED);
    }

    @Test
    void read_withoutWeaknessClasses_byItsOtherColumns() throws IOException {
        String table =
                "Title,Description,Severity,Date,Url,Vulnerability Id\nT,D,,05/06/2026,a.example,CVE-2026-1111\n";
        ReportedItem item = Broken.told(table.getBytes(UTF_8)).items().getFirst();
        assertThat(item.asset()).contains(AssetKey.host("a.example"));
        assertThat(item.weakness()).isEqualTo("generic:CVE-2026-1111");
    }

    @Test
    void read_aDoubledQuoteAtTheVeryEnd_closesTheLastCell() throws IOException {
        String table = "Title,CweId,Url,Severity,Description,Mitigation,CVSSV3\nT,1,,Low,D,M,\"CVSS:3.1/AV:N\"\"\n";
        assertThat(Broken.told(table.getBytes(UTF_8)).items().getFirst().vectors())
                .containsExactly("CVSS:3.1/AV:N");
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new GenericJson(), JSON);
        Broken.mutations(new GenericCsv(), CSV);
        Broken.prefixes(new GenericCsv(), CSV);
    }
}
