package concordat.intake.wazuh;

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

final class WazuhTest {

    /// What is not rated takes the band of its score, as the one of the odd severity does, which is 9.1.
    private static final Map<String, Severity> WORDS = Map.of(
            "Untriaged", Severity.MEDIUM,
            "-", Severity.CRITICAL,
            "Low", Severity.LOW,
            "Medium", Severity.MEDIUM,
            "High", Severity.HIGH,
            "Critical", Severity.CRITICAL);

    private static final byte[] INDEX = """
            {"hits": {"hits": [{"_source": {"vulnerability": {"id": "CVE-2026-1111", "severity": "High", "score": {"base": 7.5},
               "description": "D"}, "package": {"name": "x", "version": "1"}, "agent": {"name": "h", "id": "001"},
               "host": {"os": {"full": "Linux 9"}}}}], "total": {"value": 1, "relation": "eq"}}}
            """.getBytes(UTF_8);

    private static final byte[] ANSWER = """
            {"data": {"affected_items": [{"cve": "CVE-2026-2222", "severity": "Low", "cvss3_score": 3.1, "name": "y",
               "version": "2", "status": "OBSOLETE", "agent_name": "g", "agent_ip": "10.1.2.3"}], "total_affected_items": 7}}
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        Counted.all("scans/wazuh", ".json", temp, "wazuh", WORDS);
    }

    @Test
    void read_everyField_isHandedOn_andAPageOfManyIsUnfinished() throws IOException {
        Broken.Told index = Broken.told(INDEX);
        ReportedItem item = index.items().getFirst();
        assertThat(item.asset()).contains(AssetKey.host("h"));
        assertThat(item.weakness()).isEqualTo("wazuh:CVE-2026-1111");
        assertThat(item.severity()).isEqualTo(Severity.HIGH);
        assertThat(item.place()).isEqualTo("x");
        assertThat(item.cvss()).isEqualTo(7.5);
        assertThat(item.texts()).isEqualTo(ReportedItem.Texts.of("", "D", "", "x 1"));
        assertThat(index.assets())
                .singleElement()
                .isEqualTo(ReportedAsset.of(AssetKey.host("h"))
                        .with(AssetIdKind.AGENT, "001")
                        .running("Linux 9")
                        .looked(true, true));
        Broken.Told answer = Broken.told(ANSWER);
        assertThat(answer.items()).singleElement().satisfies(other -> {
            assertThat(other.said()).isEqualTo(Said.FIXED);
            assertThat(other.severity()).isEqualTo(Severity.LOW);
        });
        assertThat(answer.assets()).singleElement().satisfies(asset -> assertThat(asset.finished())
                .isFalse());
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new Wazuh(), INDEX);
        Broken.prefixesAndMutations(new Wazuh(), ANSWER);
    }
}
