package concordat.intake.nmap;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class NmapXmlTest {

    private static final String SMALL = """
            <nmaprun scanner="nmap" args="nmap -sV --script=vulners,http-x a.example" start="1619688396" version="7.9">
            <scaninfo type="syn" protocol="tcp" services="1-1000"/>
            <host starttime="1619688397"><status state="up"/><address addr="192.0.2.7" addrtype="ipv4"/>
            <address addr="AA:00:00:00:00:01" addrtype="mac"/>
            <hostnames><hostname name="a.example" type="user"/></hostnames>
            <ports><port protocol="tcp" portid="443"><state state="open"/><service name="https" product="nginx"/>
            <script id="vulners" output="x"><table key="cpe"><table><elem key="id">CVE-2026-0001</elem>
            <elem key="cvss">9.8</elem><elem key="is_exploit">false</elem></table>
            <table><elem key="id">EDB:CVE-2026-0001</elem><elem key="cvss">1.0</elem><elem key="is_exploit">true</elem>
            </table></table></script>
            <script id="ssl-poodle"><table key="CVE-2014-3566"><elem key="title">SSL POODLE</elem>
            <elem key="state">VULNERABLE</elem><table key="ids"><elem>CVE:CVE-2014-3566</elem></table></table></script></port>
            <port protocol="tcp" portid="80"><state state="closed"/></port></ports>
            <hostscript><script id="smb-vuln-ms10-054"><table key="X"><elem key="state">NOT VULNERABLE</elem></table>
            </script></hostscript><os><osmatch name="Linux 5" accuracy="98"/></os></host>
            <host><status state="down"/><address addr="192.0.2.8" addrtype="ipv4"/></host></nmaprun>
            """;

    @Test
    void read_blankLinesAndANoteBeforeTheDeclaration_arePassedOver() throws IOException {
        String declared = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + SMALL;
        int findings =
                Broken.told(declared.getBytes(StandardCharsets.UTF_8)).items().size();
        for (String ahead : List.of("\n \r\n", "\ufeff\n", "<!--\nkept with a note > here\n-->\n\n")) {
            byte[] report = (ahead + declared).getBytes(StandardCharsets.UTF_8);
            assertThat(Broken.told(report).items()).hasSize(findings);
            assertThat(Broken.told(report).summary().bytes()).isEqualTo(report.length);
        }
    }

    @Test
    void read_utf16ThatIsDeclaredAsSomethingElse_isTheSame_andRefusedWhenBroken() throws IOException {
        String declared = "\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + SMALL;
        Broken.Told plain = Broken.told(SMALL.getBytes(StandardCharsets.UTF_8));
        assertThat(Broken.told(declared.getBytes(StandardCharsets.UTF_16LE)).items())
                .isEqualTo(plain.items());
        assertThat(Broken.told(declared.getBytes(StandardCharsets.UTF_16BE)).items())
                .isEqualTo(plain.items());
        byte[] broken = declared.getBytes(StandardCharsets.UTF_16LE);
        int at = declared.indexOf("SSL POODLE") * 2;
        broken[at + 1] = (byte) 0xd8;
        broken[at + 3] = (byte) 0xd8;
        Reading reading = new NmapXml().read(ReportBytes.of(broken), ReportSink.NOTHING);
        assertThat(((Reading.Refused) reading).problem().what()).contains("UTF-16");
    }

    @Test
    void read_aScanThatDoesNotSayItsPorts_listsNone() throws IOException {
        String elsewhere = SMALL.replace(" services=\"1-1000\"", "");
        Broken.Told told = Broken.told(elsewhere.getBytes(StandardCharsets.UTF_8));
        assertThat(told.summary().looksFor().lists("nmap:open-tcp-port")).isFalse();
    }

    /// Beside a report stand its open ports; each CVE that a script names at a port is a finding besides.
    @Test
    void scan_realReports_givesThePortsAndCvesBesideThem(@TempDir Path temp) throws Exception {
        for (Path report : SharedData.reports("scans/nmap")) {
            check(report, report);
            check(report, Reshaped.xml(report, temp, 1));
            check(report, Reshaped.xml(report, temp, 2));
        }
    }

    private static void check(Path report, Path shape) {
        JsonNode counts = Counted.beside(report);
        ReportSummary summary = Counted.whole(shape);
        long ports = counts.path("findings").asLong();
        assertThat(summary.format()).isEqualTo("nmap-xml");
        assertThat(summary.bySeverity()).containsEntry(Severity.INFO, ports);
        assertThat(summary.findings())
                .as("%s", shape)
                .isEqualTo(ports + counts.path("distinct_cves").asLong());
        assertThat(summary.scope()).hasSize(counts.path("hosts_up").asInt());
    }

    @Test
    void read_eachField_isHandedOn() throws IOException {
        Broken.Told told = told(SMALL);
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactly("nmap:open-tcp-port", "nmap:vulners/CVE-2026-0001", "nmap:ssl-poodle/CVE-2014-3566");
        assertThat(told.items()).allSatisfy(item -> {
            assertThat(item.asset()).contains(AssetKey.host("a.example"));
            assertThat(item.port()).isEqualTo(443);
        });
        ReportedItem cve = told.items().get(1);
        assertThat(cve.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(cve.exploitable()).isTrue();
        assertThat(cve.cves()).containsExactly("CVE-2026-0001");
        assertThat(told.items().get(2).title()).isEqualTo("SSL POODLE");
        assertThat(told.assets()).singleElement().satisfies(host -> {
            assertThat(host.ids(AssetIdKind.ADDRESS)).containsExactly("192.0.2.7");
            assertThat(host.ids(AssetIdKind.MAC)).hasSize(1);
            assertThat(host.operatingSystem()).contains("Linux 5");
        });
        ReportSummary summary = ((Reading.Whole) told.reading()).summary();
        assertThat(summary.tool()).isEqualTo("Nmap 7.9");
        assertThat(summary.scannedAt()).hasToString("Optional[2021-04-29T09:26:36Z]");
        assertThat(summary.looksFor().ports()).hasToString("Optional[1-1000]");
        assertThat(summary.looksFor().lists("nmap:http-x")).isTrue();
        assertThat(summary.looksFor().lists("nmap:vulners/CVE-1999-0001")).isTrue();
        assertThat(summary.looksFor().lists("nmap:open-udp-port")).isFalse();
    }

    @Test
    void read_vulnersInTextAlone_isReadToo() throws IOException {
        Broken.Told told = told("""
                <nmaprun><host><address addr="192.0.2.7" addrtype="ipv4"/><ports><port protocol="tcp" portid="22">
                <state state="open"/><script id="vulners" output="&#xa;  cpe:/a: &#xa;    &#x9;CVE-2018-15919&#x9;5.0&#x9;u&#xa;  &#x9;CVE-2017-15906&#x9;7.5&#x9;u&#x9;*EXPLOIT*"/></port></ports></host></nmaprun>
                """);
        assertThat(told.items()).hasSize(3);
        assertThat(told.items().get(2).exploitable()).isTrue();
        assertThat(told.items().get(2).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        assertThat(told("<nmaprun/>").items()).isEmpty();
        Broken.prefixesAndMutations(new NmapXml(), SMALL.getBytes(StandardCharsets.UTF_8));
    }

    private static Broken.Told told(String report) throws IOException {
        return Broken.told(report.getBytes(StandardCharsets.UTF_8));
    }
}
