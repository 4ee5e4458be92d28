package concordat.intake.nexpose;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
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

final class NexposeXmlTest {

    private static final String SMALL = """
            <NexposeReport version="2.0"><scans><scan id="1" startTime="20260301T100000000" status="finished"/></scans>
            <nodes><node address="192.0.2.7" status="alive" hardware-address="AA0000000001">
            <names><name>a.example</name></names>
            <fingerprints><os certainty="0.5" product="Linux"/><os certainty="1.00" vendor="Debian" product="Linux"
            version="12"/></fingerprints>
            <tests><test id="one" status="vulnerable-version"><Paragraph>old</Paragraph></test></tests>
            <endpoints><endpoint protocol="tcp" port="443"><services><service name="HTTPS"><tests>
            <test id="TWO" key="/login" status="vulnerable-exploited"/><test id="two" status="not-vulnerable"/>
            <test id="two" status="exception-vulnerable-potential"/></tests></service></services></endpoint></endpoints>
            </node></nodes>
            <VulnerabilityDefinitions><vulnerability id="one" title="One" severity="9" cvssScore="9.8"
            cvssVector="(AV:N/AC:L/Au:N/C:C/I:C/A:C)"><description><Paragraph>what</Paragraph></description>
            <exploits><exploit id="1"/></exploits>
            <references><reference source="CVE">CVE-2026-0001</reference><reference source="BID">7</reference></references>
            <tags><tag>Obsolete Software</tag></tags><solution><Paragraph>mend</Paragraph></solution></vulnerability>
            <vulnerability id="two" title="Two" severity="0"/></VulnerabilityDefinitions></NexposeReport>
            """;

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        var all = Counted.all(
                "scans/nexpose",
                ".xml",
                temp,
                "nexpose-xml",
                Map.of(
                        "1", Severity.LOW,
                        "3", Severity.LOW,
                        "4", Severity.MEDIUM,
                        "5", Severity.MEDIUM,
                        "6", Severity.MEDIUM,
                        "7", Severity.HIGH,
                        "8", Severity.HIGH,
                        "10", Severity.CRITICAL,
                        "(no definition)", Severity.MEDIUM));
        assertThat(all.apply("many_vulns.xml").scope()).hasSize(8);
        assertThat(all.apply("many_vulns.xml").scannedAt()).hasToString("Optional[2013-11-27T05:02:42.739Z]");
    }

    @Test
    void read_eachField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SMALL.getBytes(StandardCharsets.UTF_8));
        assertThat(told.items()).hasSize(3);
        ReportedItem first = told.items().getFirst();
        assertThat(first.weakness()).isEqualTo("nexpose:one");
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.title()).isEqualTo("One");
        assertThat(first.cves()).containsExactly("CVE-2026-0001");
        assertThat(first.cvss()).isEqualTo(9.8);
        assertThat(first.vectors()).containsExactly("AV:N/AC:L/Au:N/C:C/I:C/A:C");
        assertThat(first.exploitable()).isTrue();
        assertThat(first.unsupported()).isTrue();
        assertThat(first.texts()).isEqualTo(new ReportedItem.Texts("", "what", "mend", "old", false));
        ReportedItem second = told.items().get(1);
        assertThat(second.weakness()).isEqualTo("nexpose:two");
        assertThat(second.port()).isEqualTo(443);
        assertThat(second.place()).isEqualTo("/login");
        assertThat(second.severity()).isEqualTo(Severity.INFO);
        assertThat(told.items().get(2).said()).isEqualTo(Said.SUPPRESSED);
        assertThat(told.assets()).singleElement().satisfies(host -> {
            assertThat(host.key()).isEqualTo(AssetKey.host("192.0.2.7"));
            assertThat(host.ids(AssetIdKind.FULL_NAME)).containsExactly("a.example");
            assertThat(host.operatingSystem()).contains("Debian Linux 12");
            assertThat(host.finished()).isTrue();
        });
        told = Broken.told(SMALL.replace("finished", "stopped").getBytes(StandardCharsets.UTF_8));
        assertThat(told.assets()).noneMatch(host -> host.finished());
    }

    @Test
    void read_emptyReport_isWhole() throws IOException {
        assertThat(Broken.told("<NexposeReport/>".getBytes(StandardCharsets.UTF_8))
                        .items())
                .isEmpty();
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        Broken.prefixesAndMutations(new NexposeXml(), SMALL.getBytes(StandardCharsets.UTF_8));
    }
}
