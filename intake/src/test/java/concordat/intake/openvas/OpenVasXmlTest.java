package concordat.intake.openvas;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenVasXmlTest {

    private static final String SMALL = """
            <get_reports_response status="200"><report id="a" format_id="x"><report id="b"><gmp/>
            <scan_run_status>Done</scan_run_status><scan_start>2026-03-01T10:00:00Z</scan_start>
            <results><result id="r1"><name>n</name>
            <host>192.0.2.7<hostname>a.example</hostname></host><port>443/tcp</port>
            <nvt oid="1.3.6.1.4.1.25623.1.0.1"><name>Thing End of Life Detection</name><family>General</family>
            <cvss_base>9.8</cvss_base><tags>cvss_base_vector=AV:N/AC:L/Au:N/C:C/I:C/A:C|summary=old|solution=new</tags>
            <refs><ref type="cve" id="CVE-2026-0001"/><ref type="url" id="https://x.example/CVE-2026-0009"/></refs>
            </nvt><threat>High</threat><severity>9.8</severity><description>seen</description></result>
            <result id="r2"><host>192.0.2.7</host><port>general/tcp</port><nvt oid="2"><name>m</name></nvt>
            <threat>False Positive</threat><severity>-1.0</severity><original_threat>Low</original_threat></result>
            <result id="r3"><host>192.0.2.8</host><port>https (8443/tcp)</port><nvt oid="3"><cve>CVE-2020-0003</cve></nvt>
            <threat>Log</threat><severity>0.0</severity></result></results>
            <result_count>3<filtered>3</filtered></result_count>
            <host><ip>192.0.2.7</ip><start>2026-03-01T10:01:00Z</start><end>2026-03-01T11:00:00Z</end>
            <detail><name>best_os_txt</name><value>Debian 12</value></detail>
            <detail><name>Auth-SSH-Success</name><value>yes</value></detail></host>
            </report></report></get_reports_response>
            """;

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        var all = Counted.all(
                "scans/openvas",
                ".xml",
                temp,
                "openvas-xml",
                Map.of("High", Severity.HIGH, "Medium", Severity.MEDIUM, "(none)", Severity.MEDIUM));
        assertThat(all.apply("many_vuln.xml").scope()).containsExactly(AssetKey.host("192.168.1.1001"));
        assertThat(all.apply("many_vuln.xml").scannedAt()).hasToString("Optional[2023-09-26T10:50:34Z]");
    }

    @Test
    void read_eachField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SMALL.getBytes(StandardCharsets.UTF_8));
        ReportedItem first = told.items().getFirst();
        assertThat(first.weakness()).isEqualTo("openvas:1.3.6.1.4.1.25623.1.0.1");
        assertThat(first.asset()).contains(AssetKey.host("192.0.2.7"));
        assertThat(first.port()).isEqualTo(443);
        assertThat(first.protocol()).isEqualTo("tcp");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.cves()).containsExactly("CVE-2026-0001");
        assertThat(first.vectors()).containsExactly("AV:N/AC:L/Au:N/C:C/I:C/A:C");
        assertThat(first.cvss()).isEqualTo(9.8);
        assertThat(first.unsupported()).isTrue();
        assertThat(first.texts()).isEqualTo(new ReportedItem.Texts("old", "", "new", "seen", false));
        assertThat(told.items().get(1).said()).isEqualTo(Said.SUPPRESSED);
        assertThat(told.items().get(1).severity()).isEqualTo(Severity.LOW);
        assertThat(told.items().get(2).port()).isEqualTo(8443);
        assertThat(told.items().get(2).cves()).containsExactly("CVE-2020-0003");
        assertThat(told.assets()).hasSize(2);
        assertThat(told.assets().getFirst()).satisfies(host -> {
            assertThat(host.credentialed()).isTrue();
            assertThat(host.finished()).isTrue();
            assertThat(host.operatingSystem()).contains("Debian 12");
            assertThat(host.ids(AssetIdKind.ADDRESS)).containsExactly("192.0.2.7");
        });
    }

    @Test
    void read_moreResultsPromisedThanGiven_isNoFinishedLook() throws IOException {
        Broken.Told told =
                Broken.told(SMALL.replace("<filtered>3", "<filtered>300").getBytes(StandardCharsets.UTF_8));
        assertThat(told.assets()).noneMatch(host -> host.finished());
    }

    @Test
    void read_testsOfAnotherScanner_areRefused() throws IOException {
        String foreign = SMALL.replace("oid=\"3\"", "oid=\"00000000-1111-2222-3333-444444444444\"");
        Reading reading =
                new OpenVasXml().read(ReportBytes.of(foreign.getBytes(StandardCharsets.UTF_8)), ReportSink.NOTHING);
        assertThat(((Reading.Refused) reading).problem().what()).contains("another scanner");
    }

    @Test
    void read_emptyReport_isWhole() throws IOException {
        Broken.Told told =
                Broken.told("<report><report><gmp/><results/></report></report>".getBytes(StandardCharsets.UTF_8));
        assertThat(((Reading.Whole) told.reading()).summary().findings()).isZero();
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        Broken.prefixesAndMutations(new OpenVasXml(), SMALL.getBytes(StandardCharsets.UTF_8));
    }
}
