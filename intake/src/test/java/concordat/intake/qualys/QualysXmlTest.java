package concordat.intake.qualys;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class QualysXmlTest {

    private static final Map<String, Severity> LEVELS = Map.of(
            "1", Severity.INFO,
            "2", Severity.LOW,
            "3", Severity.MEDIUM,
            "4", Severity.HIGH,
            "5", Severity.CRITICAL);

    private static final String SCAN = """
            <SCAN value="scan/1"><HEADER><KEY value="DATE">2026-03-01T10:00:00Z</KEY><KEY value="STATUS">FINISHED</KEY>
            </HEADER><IP value="192.0.2.7" name="a.example"><OS>Debian 12</OS><INFOS><CAT value="i"><INFO number="6"
            severity="1"/></CAT></INFOS><VULNS><CAT value="CGI" port="443" protocol="tcp">
            <VULN number="105484" severity="5" cveid="CVE-2026-0001,CVE-2026-0002"><TITLE>EOL/Obsolete Software: x</TITLE>
            <CVSS_BASE>9.3</CVSS_BASE><CVSS3_BASE>9.8</CVSS3_BASE><DIAGNOSIS>what</DIAGNOSIS>
            <CONSEQUENCE>bad</CONSEQUENCE><SOLUTION>mend</SOLUTION><RESULT>seen</RESULT>
            <CORRELATION><EXPLOITABILITY><EXPLT_SRC/></EXPLOITABILITY></CORRELATION></VULN></CAT></VULNS></IP></SCAN>
            """;

    private static final String ASSETS = """
            <ASSET_DATA_REPORT><HEADER><GENERATION_DATETIME>2026-03-01T10:00:00Z</GENERATION_DATETIME></HEADER>
            <HOST_LIST><HOST><VULN_INFO_LIST><VULN_INFO><QID id="qid_1">1</QID><TYPE>Vuln</TYPE><PORT>22</PORT>
            <PROTOCOL>tcp</PROTOCOL><RESULT>seen</RESULT><VULN_STATUS>New</VULN_STATUS></VULN_INFO>
            <VULN_INFO><QID id="qid_2">2</QID><VULN_STATUS>Fixed</VULN_STATUS></VULN_INFO></VULN_INFO_LIST>
            <IP>192.0.2.7</IP><DNS>a.example</DNS><OPERATING_SYSTEM>Debian</OPERATING_SYSTEM></HOST></HOST_LIST>
            <GLOSSARY><VULN_DETAILS_LIST><VULN_DETAILS id="qid_1"><QID id="qid_1">1</QID><TITLE>One</TITLE>
            <SEVERITY>4</SEVERITY><CATEGORY>CGI</CATEGORY><THREAT>what</THREAT><IMPACT>bad</IMPACT>
            <SOLUTION>mend</SOLUTION><CVSS3_SCORE><CVSS3_BASE>9.0 (AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:H)</CVSS3_BASE>
            </CVSS3_SCORE><CVE_ID_LIST><CVE_ID><ID>CVE-2026-0001</ID></CVE_ID></CVE_ID_LIST></VULN_DETAILS>
            </VULN_DETAILS_LIST></GLOSSARY><APPENDICES><NO_VULNS><IP_LIST><RANGE><START>192.0.2.9</START>
            <END>192.0.2.9</END></RANGE></IP_LIST></NO_VULNS></APPENDICES></ASSET_DATA_REPORT>
            """;

    private static final String DETECTIONS = """
            <HOST_LIST_VM_DETECTION_OUTPUT><RESPONSE><DATETIME>2026-03-02T10:00:00Z</DATETIME><HOST_LIST><HOST><ID>1</ID>
            <IP>192.0.2.7</IP><QG_HOSTID>q-1</QG_HOSTID><LAST_SCAN_DATETIME>2026-03-01T10:00:00Z</LAST_SCAN_DATETIME>
            <LAST_VM_AUTH_SCANNED_DATE>2026-03-01T10:00:00Z</LAST_VM_AUTH_SCANNED_DATE><OS>Debian</OS>
            <DETECTION_LIST><DETECTION><QID>1</QID><TYPE>Confirmed</TYPE><SEVERITY>5</SEVERITY><PORT>22</PORT>
            <PROTOCOL>TCP</PROTOCOL><STATUS>Active</STATUS><RESULTS>seen</RESULTS><IS_IGNORED>1</IS_IGNORED></DETECTION>
            </DETECTION_LIST></HOST></HOST_LIST></RESPONSE></HOST_LIST_VM_DETECTION_OUTPUT>
            """;

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        var assets = Counted.all("scans/qualys", "Qualys_Sample_Report.xml", temp, "qualys-asset-xml", LEVELS);
        assertThat(assets.apply("Qualys_Sample_Report.xml").scope()).hasSize(7);
        Counted.all("scans/qualys", "empty.xml", temp, "qualys-asset-xml", LEVELS);
    }

    /// The counts beside it are of `VULN` by severity; those of the other kinds stand apart.
    @Test
    void scan_aRealScanResult_givesTheCountsBesideIt_andTheOtherKinds(@TempDir Path temp) throws Exception {
        Path report = SharedData.folder("scans").resolve("qualys/qualys_infrascan_webgui_multiple.xml");
        JsonNode counts = Counted.beside(report);
        for (Path shape : List.of(report, Reshaped.xml(report, temp, 1), Reshaped.xml(report, temp, 2))) {
            ReportSummary summary = Counted.whole(shape);
            assertThat(summary.format()).isEqualTo("qualys-scan-xml");
            long potential = counts.path("practices").asLong();
            long harmless =
                    counts.path("infos").asLong() + counts.path("services").asLong();
            assertThat(summary.findings()).isEqualTo(counts.path("findings").asLong() + potential + harmless);
            assertThat(summary.bySeverity())
                    .containsEntry(Severity.INFO, harmless)
                    .containsEntry(Severity.LOW, 4L)
                    .containsEntry(Severity.CRITICAL, 2L + potential);
            assertThat(summary.scope()).hasSize(2);
            assertThat(summary.scannedAt()).hasToString("Optional[2019-04-02T10:14:53Z]");
        }
    }

    @Test
    void read_eachFieldOfAScan_isHandedOn() throws IOException {
        Broken.Told told = told(SCAN);
        ReportedItem item = told.items().getLast();
        assertThat(told.items()).hasSize(2);
        assertThat(item.weakness()).isEqualTo("qualys:105484");
        assertThat(item.asset()).contains(AssetKey.host("192.0.2.7"));
        assertThat(item.port()).isEqualTo(443);
        assertThat(item.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(item.cves()).containsExactly("CVE-2026-0001", "CVE-2026-0002");
        assertThat(item.cvss()).isEqualTo(9.8);
        assertThat(item.exploitable()).isTrue();
        assertThat(item.unsupported()).isTrue();
        assertThat(item.texts()).isEqualTo(new ReportedItem.Texts("bad", "what", "mend", "seen", false));
        assertThat(told.assets()).singleElement().satisfies(host -> {
            assertThat(host.ids(AssetIdKind.FULL_NAME)).containsExactly("a.example");
            assertThat(host.finished()).isTrue();
        });
        assertThat(told(SCAN.replace("FINISHED", "CANCELED")).assets()).noneMatch(host -> host.finished());
    }

    @Test
    void read_eachFieldOfAnAssetReport_isHandedOn() throws IOException {
        Broken.Told told = told(ASSETS);
        ReportedItem item = told.items().getFirst();
        assertThat(item.weakness()).isEqualTo("qualys:1");
        assertThat(item.asset()).contains(AssetKey.host("192.0.2.7"));
        assertThat(item.port()).isEqualTo(22);
        assertThat(item.severity()).isEqualTo(Severity.HIGH);
        assertThat(item.title()).isEqualTo("One");
        assertThat(item.cves()).containsExactly("CVE-2026-0001");
        assertThat(item.vectors()).containsExactly("CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:H");
        assertThat(item.texts()).isEqualTo(new ReportedItem.Texts("bad", "what", "mend", "seen", false));
        assertThat(told.items().get(1).said()).isEqualTo(Said.FIXED);
        assertThat(told.assets()).extracting(host -> host.key().name()).containsExactly("192.0.2.7", "192.0.2.9");
    }

    @Test
    void read_eachFieldOfADetection_isHandedOn() throws IOException {
        Broken.Told told = told(DETECTIONS);
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.weakness()).isEqualTo("qualys:1");
            assertThat(item.port()).isEqualTo(22);
            assertThat(item.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(item.said()).isEqualTo(Said.SUPPRESSED);
            assertThat(item.texts().output()).isEqualTo("seen");
        });
        assertThat(told.assets()).singleElement().satisfies(host -> {
            assertThat(host.credentialed()).isTrue();
            assertThat(host.ids(AssetIdKind.AGENT)).containsExactly("q-1");
        });
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        Broken.prefixesAndMutations(new QualysScanXml(), SCAN.getBytes(StandardCharsets.UTF_8));
        Broken.prefixesAndMutations(new QualysAssetXml(), ASSETS.getBytes(StandardCharsets.UTF_8));
        Broken.prefixesAndMutations(new QualysDetectionXml(), DETECTIONS.getBytes(StandardCharsets.UTF_8));
    }

    private static Broken.Told told(String report) throws IOException {
        return Broken.told(report.getBytes(StandardCharsets.UTF_8));
    }
}
