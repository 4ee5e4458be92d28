package concordat.intake.nikto;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NiktoTest {

    private static final String XML = """
            <?xml version="1.0" ?>
            <!DOCTYPE niktoscan SYSTEM "docs/nikto.dtd">
            <niktoscan><niktoscan version="2.1.6" scanstart="Sat Nov 14 19:00:19 2020">
            <scandetails targetip="192.0.2.7" targethostname="a.example" targetport="443" starttime="2020-11-14 19:24:57">
            <item id="999970" method="GET"><description><![CDATA[No header, CVE-2026-0001]]></description>
            <uri><![CDATA[/x?y]]></uri></item><statistics elapsed="1"/></scandetails></niktoscan></niktoscan>
            """;

    private static final String JSON = """
            [{"vulnerabilities": [{"id": "999970", "method": "GET", "url": "/x?y", "msg": "No header, CVE-2026-0001"}],
            "host": "a.example", "ip": "192.0.2.7", "port": "443", "banner": ""}]
            """;

    /// Nikto rates nothing, so that all that is told is low.
    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        for (Path report : SharedData.reports("scans/nikto")) {
            boolean json = report.toString().endsWith("json");
            check(report, report, json);
            for (int seed = 1; seed <= 2; seed++) {
                check(report, json ? Reshaped.json(report, temp, seed) : Reshaped.xml(report, temp, seed), json);
            }
        }
    }

    private static void check(Path report, Path shape, boolean json) {
        long findings = Counted.beside(report).path("findings").asLong();
        ReportSummary summary = Counted.whole(shape);
        assertThat(summary.format()).isEqualTo(json ? "nikto-json" : "nikto-xml");
        assertThat(summary.findings()).as("%s", shape).isEqualTo(findings);
        assertThat(summary.bySeverity()).containsEntry(Severity.LOW, findings);
        assertThat(summary.scope()).hasSize(Counted.beside(report).path("hosts").asInt());
    }

    @Test
    void read_eachField_isHandedOn() throws IOException {
        for (String report :
                new String[] {XML, JSON, JSON.strip().substring(1, JSON.strip().length() - 1)}) {
            Broken.Told told = Broken.told(report.getBytes(StandardCharsets.UTF_8));
            assertThat(told.items()).singleElement().satisfies(item -> {
                assertThat(item.weakness()).isEqualTo("nikto:999970");
                assertThat(item.asset()).contains(AssetKey.host("a.example"));
                assertThat(item.port()).isEqualTo(443);
                assertThat(item.place()).isEqualTo("/x");
                assertThat(item.cves()).containsExactly("CVE-2026-0001");
            });
            assertThat(told.assets()).singleElement().satisfies(host -> assertThat(host.finished())
                    .isTrue());
        }
        Broken.Told told = Broken.told(XML.getBytes(StandardCharsets.UTF_8));
        assertThat(((Reading.Whole) told.reading()).summary().scannedAt())
                .hasToString("Optional[2020-11-14T19:00:19Z]");
        told = Broken.told(XML.replace("<statistics elapsed=\"1\"/>", "").getBytes(StandardCharsets.UTF_8));
        assertThat(told.assets()).noneMatch(host -> host.finished());
        assertThat(told.items()).extracting(ReportedItem::title).containsExactly("No header, CVE-2026-0001");
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        Broken.prefixesAndMutations(new NiktoXml(), XML.getBytes(StandardCharsets.UTF_8));
        Broken.prefixesAndMutations(new NiktoJson(), JSON.getBytes(StandardCharsets.UTF_8));
    }
}
