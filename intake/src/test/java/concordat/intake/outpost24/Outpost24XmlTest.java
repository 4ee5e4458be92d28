package concordat.intake.outpost24;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
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

final class Outpost24XmlTest {

    private static final String SMALL = """
            <?xml version="1.0" encoding="utf-8"?><!DOCTYPE main SYSTEM "https://x.example/XMLReport.dtd">
            <main><report>r</report><reportinfo><type>Vulnerability</type></reportinfo><hostlist><host><ip>192.0.2.7</ip>
            <name>a.example</name><platform>Linux</platform><start>2026-03-01 10:00</start>
            <completescan>true</completescan></host></hostlist><detaillist><detail><ip>192.0.2.7</ip><id>1377090</id>
            <name>One</name><portinfo><portnumber>443</portnumber><protocol>TCP</protocol></portinfo>
            <cvss_score>5.1</cvss_score><cvss_vector>(AV:N/AC:H/Au:N/C:P/I:P/A:P) (cdp:ND)</cvss_vector>
            <cvss_v3_score>7.5</cvss_v3_score><cvss_v3_vector>CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:H</cvss_v3_vector>
            <risk>4</risk><family>f</family><description>what</description><information>seen</information>
            <falsepositive>1</falsepositive><solutiontitle>do</solutiontitle><solution>mend</solution>
            <cve><id>CVE-2026-0001</id></cve></detail></detaillist></main>
            """;

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        var all = Counted.all(
                "scans/outpost24", ".xml", temp, "outpost24-xml", Map.of("1", Severity.LOW, "2", Severity.MEDIUM));
        assertThat(all.apply("none.xml").scope()).hasSize(1);
        assertThat(all.apply("sample.xml").scannedAt()).hasToString("Optional[2019-10-01T19:01:00Z]");
    }

    @Test
    void read_eachField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SMALL.getBytes(StandardCharsets.UTF_8));
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.weakness()).isEqualTo("outpost24:1377090");
            assertThat(item.asset()).contains(AssetKey.host("192.0.2.7"));
            assertThat(item.port()).isEqualTo(443);
            assertThat(item.severity()).isEqualTo(Severity.HIGH);
            assertThat(item.cvss()).isEqualTo(7.5);
            assertThat(item.vectors())
                    .containsExactly("CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:H", "AV:N/AC:H/Au:N/C:P/I:P/A:P");
            assertThat(item.cves()).containsExactly("CVE-2026-0001");
            assertThat(item.said()).isEqualTo(Said.SUPPRESSED);
            assertThat(item.texts()).isEqualTo(new ReportedItem.Texts("do", "what", "mend", "seen", false));
        });
        assertThat(told.assets()).singleElement().satisfies(host -> {
            assertThat(host.finished()).isTrue();
            assertThat(host.operatingSystem()).contains("Linux");
        });
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        Broken.prefixesAndMutations(new Outpost24Xml(), SMALL.getBytes(StandardCharsets.UTF_8));
    }
}
