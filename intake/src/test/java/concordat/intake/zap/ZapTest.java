package concordat.intake.zap;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Shape;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZapTest {

    private static final Map<String, Severity> RISKS =
            Map.of("0", Severity.INFO, "1", Severity.LOW, "2", Severity.MEDIUM, "3", Severity.HIGH);

    private static final String XML = """
            <?xml version="1.0"?><OWASPZAPReport version="2.16.1" generated="Tue, 12 May 2020 20:57:30"
            created="2020-05-12T20:57:31Z"><site name="https://a.example:8443" host="a.example" port="8443" ssl="true">
            <alerts><alertitem><pluginid>10038</pluginid><alertRef>10038-1</alertRef><alert>CSP</alert><name>CSP</name>
            <riskcode>2</riskcode><confidence>3</confidence><desc>what</desc><solution>mend</solution><cweid>693</cweid>
            <instances><instance><uri>https://a.example:8443/x</uri><method>GET</method><param>p</param>
            <requestheader>GET</requestheader></instance></instances></alertitem>
            <alertitem><pluginid>-1</pluginid><name>By Hand</name><riskdesc>High (Low)</riskdesc><cweid>-1</cweid>
            <confidence>0</confidence></alertitem></alerts></site></OWASPZAPReport>
            """;

    private static final String JSON = """
            {"@version": "2.16.1", "@generated": "Tue, 12 May 2020 20:57:30", "site": [{"alerts": [{"pluginid": "10038",
            "alertRef": "10038-1", "name": "CSP", "riskcode": "2", "confidence": "3", "desc": "what", "solution": "mend",
            "cweid": "693", "instances": [{"uri": "https://a.example:8443/x", "method": "GET", "param": "p"}]}],
            "@name": "https://a.example:8443", "@host": "a.example", "@port": "8443", "@ssl": "true"}]}
            """;

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        var xml = Counted.all("scans/zap", ".xml", temp, "zap-xml", RISKS);
        assertThat(xml.apply("empty_2.9.0.xml").scope()).hasSize(1);
        assertThat(xml.apply("some_2.9.0.xml").tool()).isEqualTo("ZAP 2.9.0");
        var json = Counted.all("scans/zap", ".json", temp, "zap-json", RISKS);
        assertThat(json.apply("zero.webappsecurity.json").scope())
                .containsExactly(AssetKey.host("zero.webappsecurity.com"));
    }

    @Test
    void read_eachField_isHandedOn() throws IOException {
        for (String report : new String[] {XML, JSON}) {
            Broken.Told told = Broken.told(report.getBytes(StandardCharsets.UTF_8));
            ReportedItem first = told.items().getFirst();
            assertThat(first.weakness()).isEqualTo("zap:10038-1");
            assertThat(first.asset()).contains(AssetKey.host("a.example"));
            assertThat(first.port()).isEqualTo(8443);
            assertThat(first.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(first.cwes()).containsExactly(693);
            assertThat(first.texts().output()).isEqualTo("GET https://a.example:8443/x p");
            assertThat(told.assets()).hasSize(1);
        }
        Broken.Told told = Broken.told(XML.getBytes(StandardCharsets.UTF_8));
        ReportedItem second = told.items().get(1);
        assertThat(second.weakness()).isEqualTo("zap:manual/by-hand");
        assertThat(second.severity()).isEqualTo(Severity.HIGH);
        assertThat(second.said()).isEqualTo(Said.SUPPRESSED);
        assertThat(second.cwes()).isEmpty();
        ReportSummary summary = ((Reading.Whole) told.reading()).summary();
        assertThat(summary.scannedAt()).hasToString("Optional[2020-05-12T20:57:31Z]");
    }

    @Test
    void read_emptyReports_areWhole() throws IOException {
        for (String report : new String[] {
            "<OWASPZAPReport/>",
            "{\"@version\": \"1\", \"@generated\": \"\", \"site\": []}",
            "{\"@version\": \"1\", \"@generated\": \"\", \"site\": {\"@name\": \"http://a\", \"alerts\": []}}"
        }) {
            assertThat(Broken.told(report.getBytes(StandardCharsets.UTF_8)).items())
                    .isEmpty();
        }
    }

    @Test
    void is_whatGitLabMakesOfAReport_isNotZaps() {
        Set<String> paths = Set.of("@version", "@generated", "site", "site[].alerts", "site[].@name");
        assertThat(new ZapJson().is(new Shape.Json(paths, Map.of()))).isTrue();
        Set<String> more = new HashSet<>(paths);
        more.add("vulnerabilities");
        assertThat(new ZapJson().is(new Shape.Json(more, Map.of()))).isFalse();
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        Broken.prefixesAndMutations(new ZapXml(), XML.getBytes(StandardCharsets.UTF_8));
        Broken.prefixesAndMutations(new ZapJson(), JSON.getBytes(StandardCharsets.UTF_8));
    }
}
