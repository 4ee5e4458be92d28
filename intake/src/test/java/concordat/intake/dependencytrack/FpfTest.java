package concordat.intake.dependencytrack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
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

final class FpfTest {

    private static final Map<String, Severity> WORDS = Map.of(
            "LOW", Severity.LOW, "MEDIUM", Severity.MEDIUM, "HIGH", Severity.HIGH, "CRITICAL", Severity.CRITICAL);

    private static final byte[] SAMPLE = """
            {"findings": [
              {"component": {"name": "x", "version": "1", "purl": "pkg:npm/x@1"}, "vulnerability": {"vulnId": "GHSA-1",
                "source": "GITHUB", "severity": "HIGH", "cvssV3BaseScore": 7.5, "cweId": 79, "cwes": [{"cweId": 20}],
                "aliases": [{"cveId": "CVE-2026-1111", "ghsaId": "GHSA-1"}], "title": "T", "description": "D",
                "recommendation": "R", "subtitle": "S"}, "analysis": {"state": "NOT_SET", "isSuppressed": true}},
              {"component": {"name": "y"}, "vulnerability": {"vulnId": "CVE-2026-2222", "severity": "UNASSIGNED"},
                "analysis": {"state": "RESOLVED"}}],
             "project": {"uuid": "u", "name": "app", "version": "2"},
             "meta": {"application": "Dependency-Track", "version": "4.13", "timestamp": "2026-05-06T07:08:09Z", "baseUrl": "b"},
             "version": "1.3"}
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        Counted.all("scans/dependency-track-fpf", ".json", temp, "dependency-track", WORDS);
    }

    @Test
    void read_everyField_isHandedOn_thoughTheProjectStandsBehind() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        AssetKey product = AssetKey.of(AssetKind.PRODUCT, "app");
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(product);
        assertThat(first.weakness()).isEqualTo("dependency-track:GHSA-1");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.place()).isEqualTo("pkg:npm/x");
        assertThat(first.cves()).containsExactly("CVE-2026-1111");
        assertThat(first.cwes()).containsExactlyInAnyOrder(20, 79);
        assertThat(first.said()).isEqualTo(Said.SUPPRESSED);
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("S", "D", "R", "x 1"));
        assertThat(told.items().getLast().said()).isEqualTo(Said.FIXED);
        assertThat(told.items().getLast().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(told.assets()).containsExactly(ReportedAsset.of(product).looked(true, true));
        assertThat(told.summary().tool()).isEqualTo("Dependency-Track 4.13");
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new Fpf(), SAMPLE);
    }
}
