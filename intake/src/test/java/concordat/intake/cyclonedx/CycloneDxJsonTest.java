package concordat.intake.cyclonedx;

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

final class CycloneDxJsonTest {

    /// What is rated by a score alone takes the score's band, and what is not rated is no less than medium.
    private static final Map<String, Severity> WORDS = Map.of(
            "info", Severity.INFO,
            "unknown", Severity.MEDIUM,
            "(none)", Severity.CRITICAL,
            "low", Severity.LOW,
            "medium", Severity.MEDIUM,
            "high", Severity.HIGH,
            "critical", Severity.CRITICAL);

    private static final byte[] SAMPLE = """
            {"vulnerabilities": [
              {"id": "CVE-2026-1111", "source": {"name": "NVD"}, "references": [{"id": "CVE-2026-9999"}],
               "ratings": [{"severity": "high", "score": 7.5, "vector": "CVSS:3.1/AV:N/AC:L"}], "cwes": [79, 20],
               "description": "D", "detail": "E", "recommendation": "R", "analysis": {"state": "exploitable", "detail": "A"},
               "affects": [{"ref": "one"}, {"ref": "urn:cdx:x/1#two"}]},
              {"id": "CVE-2026-2222", "analysis": {"state": "resolved"}, "affects": [{"ref": "pkg:npm/z@2"}]},
              {"id": "CVE-2026-3333", "affects": [{"ref": "one", "versions": [{"version": "1", "status": "unaffected"}]}]}],
             "components": [{"bom-ref": "one", "group": "g", "name": "n", "version": "1",
               "components": [{"bom-ref": "two", "name": "m", "purl": "pkg:maven/g/m@1.0?type=jar"}]}],
             "metadata": {"timestamp": "2026-05-06T07:08:09Z", "component": {"name": "app", "group": "org", "version": "3"},
               "tools": {"components": [{"name": "maker", "version": "9"}]}},
             "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        Counted.all("scans/cyclonedx", ".json", temp, "cyclonedx-json", WORDS);
    }

    @Test
    void read_everyField_isHandedOn_inEveryPartItAffects() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        AssetKey product = AssetKey.of(AssetKind.PRODUCT, "org/app");
        assertThat(told.items())
                .extracting(ReportedItem::place)
                .containsExactly("g/n", "pkg:maven/g/m", "pkg:npm/z", "g/n");
        assertThat(told.items())
                .extracting(ReportedItem::said)
                .containsExactly(Said.PRESENT, Said.PRESENT, Said.FIXED, Said.NOT_AFFECTED);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(product);
        assertThat(first.weakness()).isEqualTo("cyclonedx:CVE-2026-1111");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.cves()).containsExactly("CVE-2026-1111", "CVE-2026-9999");
        assertThat(first.cwes()).containsExactlyInAnyOrder(20, 79);
        assertThat(first.vectors()).containsExactly("CVSS:3.1/AV:N/AC:L");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("E", "D", "R", "A"));
        assertThat(told.assets()).containsExactly(ReportedAsset.of(product).looked(true, true));
        assertThat(told.summary().tool()).isEqualTo("maker 9");
    }

    @Test
    void read_aBillWithoutVulnerabilities_looksForNothing() throws IOException {
        assertThat(Broken.told("""
                {"bomFormat": "CycloneDX", "components": [{"bom-ref": "a", "name": "a"}],
                 "metadata": {"component": {"name": "app"}}}""".getBytes(UTF_8)).assets())
                .singleElement()
                .satisfies(asset -> assertThat(asset.finished()).isFalse());
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new CycloneDxJson(), SAMPLE);
    }
}
