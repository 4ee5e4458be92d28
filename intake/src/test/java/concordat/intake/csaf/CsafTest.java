package concordat.intake.csaf;

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
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsafTest {

    private static final byte[] SAMPLE = """
            {"vulnerabilities": [
              {"cve": "CVE-2026-1111", "title": "T", "cwe": {"id": "CWE-79"}, "notes": [{"text": "N"}],
               "product_status": {"known_affected": ["p1"], "fixed": ["p2", "p1"], "recommended": ["p3"]},
               "remediations": [{"details": "R", "product_ids": ["p1"]}],
               "scores": [{"products": ["p1"], "cvss_v3": {"baseScore": 9.8, "baseSeverity": "CRITICAL",
                 "vectorString": "CVSS:3.1/AV:N"}}]},
              {"ids": [{"text": "VENDOR-7"}], "product_status": {"known_not_affected": ["p1"]},
               "threats": [{"category": "impact", "details": "Low", "product_ids": ["p1"]}]},
              {"cve": "CVE-2026-2222"}],
             "product_tree": {"branches": [{"branches": [{"product": {"product_id": "p1", "name": "App 1"}}]}],
               "full_product_names": [{"product_id": "p2", "name": "x",
                 "product_identification_helper": {"purl": "pkg:npm/app@2"}}]},
             "document": {"csaf_version": "2.0", "category": "csaf_vex", "aggregate_severity": {"text": "Important"},
               "publisher": {"name": "Maker"}, "tracking": {"current_release_date": "2026-05-06T07:08:09Z"}}}
            """.getBytes(UTF_8);

    /// The counts beside them are of vulnerabilities; each says something of each product that it names.
    @Test
    void scan_realReports_givesEachVulnerabilityOfEachProduct(@TempDir Path temp) throws IOException {
        for (Path report : SharedData.reports("scans/csaf")) {
            if (!report.endsWith("csaf_unsupported_version.json")) {
                long said = Counted.beside(report).path("status").properties().stream()
                        .mapToLong(e -> e.getValue().asLong())
                        .sum();
                assertThat(Counted.whole(report).findings()).isEqualTo(said);
                assertThat(Counted.whole(Reshaped.json(report, temp, 1)).findings())
                        .isEqualTo(said);
            }
        }
    }

    @Test
    void read_everyField_isHandedOn_ofEachProduct() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        AssetKey one = AssetKey.of(AssetKind.PRODUCT, "App 1");
        assertThat(told.items()).hasSize(4);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(one);
        assertThat(first.weakness()).isEqualTo("csaf:CVE-2026-1111");
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.said()).isEqualTo(Said.PRESENT);
        assertThat(first.cwes()).containsExactly(79);
        assertThat(first.cvss()).isEqualTo(9.8);
        assertThat(first.vectors()).containsExactly("CVSS:3.1/AV:N");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("", "N", "R", ""));
        assertThat(told.items().get(1).asset()).contains(AssetKey.of(AssetKind.PRODUCT, "pkg:npm/app"));
        assertThat(told.items().get(1).said()).isEqualTo(Said.FIXED);
        assertThat(told.items().get(1).severity()).isEqualTo(Severity.HIGH);
        assertThat(told.items().get(2).weakness()).isEqualTo("csaf:VENDOR-7");
        assertThat(told.items().get(2).said()).isEqualTo(Said.NOT_AFFECTED);
        assertThat(told.items().get(2).severity()).isEqualTo(Severity.LOW);
        assertThat(told.items().get(3).asset()).isEmpty();
        assertThat(told.assets()).extracting(ReportedAsset::finished).containsOnly(false);
        assertThat(told.summary().tool()).isEqualTo("CSAF by Maker");
        assertThat(told.summary().scannedAt()).isPresent();
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new Csaf(), SAMPLE);
    }
}
