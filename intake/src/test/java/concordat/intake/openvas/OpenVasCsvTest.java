package concordat.intake.openvas;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenVasCsvTest {

    private static final Map<String, Severity> WORDS =
            Map.of("Low", Severity.LOW, "Medium", Severity.MEDIUM, "High", Severity.HIGH);

    private static final byte[] SAMPLE = """
            IP,Hostname,Port,Port Protocol,CVSS,Severity,NVT Name,Summary,Specific Result,NVT OID,CVEs,Timestamp,Solution
            10.1.2.3,web.example,443,tcp,7.5,High,Old TLS,Sum,"found, here",1.3.6.1.4.1.25623.1.0.1,\
            "CVE-2026-1111, CVE-2026-2222",2026-05-06T07:08:09Z,Mend it
            10.1.2.3,web.example,,,0.0,Log,Seen,,,1.3.6.1.4.1.25623.1.0.2,,2026-05-06T07:08:10Z,
            10.1.2.4,,,,-1.0,False Positive,Wrong,,,CVE-2026-3333,,,
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        Counted.all("scans/openvas", ".csv", temp, "openvas-csv", WORDS);
    }

    @Test
    void read_everyField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        assertThat(told.items()).hasSize(3);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.host("10.1.2.3"));
        assertThat(first.weakness()).isEqualTo("openvas:1.3.6.1.4.1.25623.1.0.1");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.port()).isEqualTo(443);
        assertThat(first.cves()).containsExactly("CVE-2026-1111", "CVE-2026-2222");
        assertThat(first.cvss()).isEqualTo(7.5);
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("Sum", "", "Mend it", "found, here"));
        assertThat(told.items().get(1).severity()).isEqualTo(Severity.INFO);
        assertThat(told.items().get(2).said()).isEqualTo(Said.SUPPRESSED);
        assertThat(told.items().get(2).cves()).containsExactly("CVE-2026-3333");
        assertThat(told.assets())
                .contains(ReportedAsset.of(AssetKey.host("10.1.2.3"))
                        .with(AssetIdKind.ADDRESS, "10.1.2.3")
                        .with(AssetIdKind.FULL_NAME, "web.example"))
                .hasSize(2);
        assertThat(told.summary().looksFor().only()).isEqualTo("openvas:");
    }

    /// As spreadsheet programs and shells write text.
    @Test
    void read_aTableInUtf16_isTheSame() throws IOException {
        byte[] wide = ('\ufeff' + new String(SAMPLE, UTF_8)).getBytes(UTF_16LE);
        assertThat(Broken.told(wide).items()).isEqualTo(Broken.told(SAMPLE).items());
    }

    @Test
    void read_aRowThatOnlyNamesTheTask_isNoFinding() throws IOException {
        byte[] empty = """
                IP,Hostname,Port,Port Protocol,CVSS,Severity,NVT Name,NVT OID,Task Name,Timestamp
                ,,,,,,,,Weekly,2026-05-06T07:08:09Z
                """.getBytes(UTF_8);
        assertThat(Broken.told(empty).summary().findings()).isZero();
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.mutations(new OpenVasCsv(), SAMPLE);
        Broken.prefixes(new OpenVasCsv(), SAMPLE);
    }
}
