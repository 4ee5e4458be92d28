package concordat.intake.spdx;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedAsset;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpdxTest {

    private static final byte[] JSON = """
            {"packages": [{"externalRefs": [
               {"referenceCategory": "SECURITY", "referenceType": "advisory", "referenceLocator": "https://a/CVE-2026-1111"},
               {"referenceCategory": "SECURITY", "referenceType": "fix", "referenceLocator": "https://b/CVE-2026-1111"},
               {"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a:x"},
               {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:npm/x@1?a=b"}],
              "name": "x"}],
             "creationInfo": {"created": "2026-05-06T07:08:09Z"}, "name": "app", "spdxVersion": "SPDX-2.3"}
            """.getBytes(UTF_8);

    private static final byte[] TAGS = """
            SPDXVersion: SPDX-2.3
            DocumentName: app
            Created: 2026-05-06T07:08:09Z
            PackageName: x
            PackageComment: <text>one
            ExternalRef: SECURITY advisory https://a/CVE-2026-2222
            two</text>
            ExternalRef: SECURITY advisory https://a/CVE-2026-1111
            ExternalRef: SECURITY fix https://b/CVE-2026-1111
            ExternalRef: PACKAGE-MANAGER purl pkg:npm/x@1?a=b
            PackageName: y
            """.getBytes(UTF_8);

    /// The counts beside them are of references and of packages: several references may name one vulnerability.
    @Test
    void scan_realReports_givesEachVulnerabilityOfEachPackage(@TempDir Path temp) throws IOException {
        Map<String, Integer> expected =
                Map.of("SPDXJSONExample-v2.2.spdx.json", 0, "spdx_many_vuln.json", 4, "spdx_one_vuln.spdx", 1);
        for (Path report : SharedData.reports("scans/spdx")) {
            String name = report.getFileName().toString();
            ReportSummary summary = Counted.whole(report);
            assertThat(summary.findings())
                    .as(name)
                    .isEqualTo(expected.getOrDefault(name, -1).longValue());
            assertThat(summary.bySeverity()).containsEntry(Severity.MEDIUM, summary.findings());
            if (name.endsWith(".json")) {
                assertThat(Counted.whole(Reshaped.json(report, temp, 1)).findings())
                        .isEqualTo(summary.findings());
            }
        }
    }

    @Test
    void read_everyField_isHandedOn_ofBothWaysOfWritingIt() throws IOException {
        for (byte[] sample : List.of(JSON, TAGS)) {
            Broken.Told told = Broken.told(sample);
            AssetKey product = AssetKey.of(AssetKind.PRODUCT, "app");
            assertThat(told.items()).singleElement().satisfies(item -> {
                assertThat(item.asset()).contains(product);
                assertThat(item.weakness()).isEqualTo("spdx:CVE-2026-1111");
                assertThat(item.place()).isEqualTo("pkg:npm/x");
                assertThat(item.cves()).containsExactly("CVE-2026-1111");
                assertThat(item.severity()).isEqualTo(Severity.MEDIUM);
            });
            assertThat(told.assets()).containsExactly(ReportedAsset.of(product).looked(true, false));
            assertThat(told.summary().scannedAt()).isPresent();
        }
    }

    @Test
    void read_tagsBehindAByteOrderMark_areTold() throws IOException {
        String text = "\uFEFF" + new String(TAGS, UTF_8);
        assertThat(Broken.told(text.getBytes(UTF_8)).items()).hasSize(1);
        assertThat(Broken.told(text.getBytes(UTF_16LE)).items()).hasSize(1);
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new SpdxJson(), JSON);
        Broken.prefixes(new SpdxTags(), TAGS);
        Broken.mutations(new SpdxTags(), TAGS);
    }
}
