package concordat.intake.qualys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
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

final class QualysCsvTest {

    private static final Map<String, Severity> WORDS = Map.of(
            "1", Severity.INFO,
            "2", Severity.LOW,
            "3", Severity.MEDIUM,
            "4", Severity.HIGH,
            "5", Severity.CRITICAL);

    private static final byte[] SAMPLE = """
            "Scan Results","06 May 2026","2"
            "IP","Status"
            "10.1.2.3","up"
            "IP","DNS","NetBIOS","OS","QID","Title","Vuln Status","Type","Severity","Port","Protocol","CVE ID",\
            "CVSS3 Base","Threat","Impact","Solution","Exploitability","Results","Category","Tracking Method"
            "10.1.2.3","a.example","AHOST","Linux","105971","EOL/Obsolete Software: X","Active","Vuln","5","443","tcp",\
            "CVE-2026-1111, CVE-2026-2222","8.1 (AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H)","T","I","S","Metasploit","R",\
            "Windows","QAGENT"
            "10.1.2.4","","","","45038","Host scan time","Active","Ig","3","","","","","","","","","","",""
            "10.1.2.4","","","","38170","Name mismatch","Fixed","Vuln","2","443","tcp","","","","","","","","",""
            "Total","3"
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        for (Path report : SharedData.reports("scans/qualys")) {
            String name = report.getFileName().toString();
            if (name.endsWith(".csv") && !name.equals("many_finding.csv")) {
                Counted.check(report, report, "qualys-csv", WORDS);
                if (!name.equals("many_vulns_cve.csv")) {
                    Counted.check(report, Reshaped.csv(report, temp, ',', 1), "qualys-csv", WORDS);
                }
            }
        }
    }

    /// The counts beside it give no severities, for the column of that name holds letters of another scale.
    @Test
    void scan_lettersForSeverities_takesTheToolsOwnNumbers() {
        Path report = SharedData.folder("scans/qualys").resolve("many_finding.csv");
        var summary = Counted.whole(report);
        assertThat(summary.findings())
                .isEqualTo(Counted.beside(report).path("findings").asLong());
        assertThat(summary.bySeverity()).containsEntry(Severity.INFO, 2L).containsEntry(Severity.LOW, 2L);
    }

    @Test
    void read_everyField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        assertThat(told.items()).hasSize(3);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.host("10.1.2.3"));
        assertThat(first.weakness()).isEqualTo("qualys:105971");
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.port()).isEqualTo(443);
        assertThat(first.cves()).containsExactly("CVE-2026-1111", "CVE-2026-2222");
        assertThat(first.cvss()).isEqualTo(8.1);
        assertThat(first.vectors()).containsExactly("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H");
        assertThat(first.exploitable()).isTrue();
        assertThat(first.unsupported()).isTrue();
        assertThat(first.family()).isEqualTo("Windows");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("I", "T", "S", "R"));
        assertThat(told.items().get(1).severity()).isEqualTo(Severity.INFO);
        assertThat(told.items().get(2).said()).isEqualTo(Said.FIXED);
        assertThat(told.assets()).hasSize(2);
        assertThat(told.assets().getFirst().credentialed()).isTrue();
    }

    @Test
    void read_anAssetWithSeveralAddresses_isOneHost() throws IOException {
        byte[] table = """
                QID,Title,Severity,Asset Name,Asset IPV4,Asset IPV6
                1,T,3,APP1,"192.0.2.20,192.0.2.21",2001:db8::1
                2,U,2,APP2,,
                """.getBytes(UTF_8);
        Broken.Told told = Broken.told(table);
        assertThat(told.items().getFirst().asset()).contains(AssetKey.host("192.0.2.20"));
        assertThat(told.items().getLast().asset()).contains(AssetKey.host("app2"));
        assertThat(told.assets().getFirst().ids(AssetIdKind.ADDRESS))
                .containsExactly("192.0.2.20", "192.0.2.21", "2001:db8::1");
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.mutations(new QualysCsv(), SAMPLE);
        Broken.prefixes(new QualysCsv(), SAMPLE);
    }
}
