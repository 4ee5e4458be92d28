package concordat.intake.grype;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportSink;
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

final class GrypeTest {

    private static final Map<String, Severity> WORDS = Map.of(
            "Negligible", Severity.INFO,
            "Unknown", Severity.MEDIUM,
            "Low", Severity.LOW,
            "Medium", Severity.MEDIUM,
            "High", Severity.HIGH,
            "Critical", Severity.CRITICAL);

    private static final byte[] SAMPLE = """
            {"matches": [{"vulnerability": {"id": "GHSA-xxxx", "severity": "High", "description": "D",
               "cvss": [{"version": "2.0", "vector": "AV:N/AC:L", "metrics": {"baseScore": 5.0}},
                {"version": "3.1", "vector": "CVSS:3.1/AV:N", "metrics": {"baseScore": 8.1}}],
               "fix": {"versions": ["1.2"], "state": "fixed"}, "knownExploited": [{"cve": "CVE-2026-1111"}],
               "cwes": [{"cwe": "CWE-79"}]},
              "relatedVulnerabilities": [{"id": "CVE-2026-1111"}],
              "artifact": {"name": "x", "version": "1.1", "type": "npm", "purl": "pkg:npm/%40s/x@1.1?a=b"}}],
             "ignoredMatches": [{"vulnerability": {"id": "CVE-2026-2222", "severity": "Low"}, "artifact": {"name": "y"},
               "appliedIgnoreRules": [{"namespace": "vex", "vex-status": "fixed"}]}],
             "distro": {"name": "debian", "version": "13"},
             "source": {"target": {"userInput": "app:1"}, "type": "image"},
             "descriptor": {"name": "grype", "version": "0.90.0", "timestamp": "2026-05-06T07:08:09Z"}}
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        Counted.all("scans/grype", ".json", temp, "grype", WORDS);
    }

    @Test
    void read_everyField_isHandedOn_thoughTheSourceStandsBehind() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        AssetKey image = AssetKey.of(AssetKind.IMAGE, "app:1");
        assertThat(told.items()).hasSize(2);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(image);
        assertThat(first.weakness()).isEqualTo("grype:GHSA-xxxx");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.place()).isEqualTo("pkg:npm/%40s/x");
        assertThat(first.cves()).containsExactly("CVE-2026-1111");
        assertThat(first.cwes()).containsExactly(79);
        assertThat(first.cvss()).isEqualTo(8.1);
        assertThat(first.vectors()).containsExactly("CVSS:3.1/AV:N");
        assertThat(first.exploitable()).isTrue();
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("", "D", "Update to 1.2", "x 1.1"));
        assertThat(told.items().get(1).said()).isEqualTo(Said.FIXED);
        assertThat(told.assets())
                .containsExactly(ReportedAsset.of(image).running("debian 13").looked(true, true));
        assertThat(told.summary().tool()).isEqualTo("Grype 0.90.0");
        assertThat(told.summary().scannedAt()).isPresent();
    }

    @Test
    void read_withoutItsOwnName_isToldByWhatAMatchHolds_andAnothersMatchesAreNot() throws IOException {
        Broken.Told told = Broken.told("""
                {"matches": [{"vulnerability": {"id": "CVE-2026-1111", "severity": "LOW"}, "artifact": {"name": "x"}}]}
                """.getBytes(UTF_8));
        assertThat(told.summary().format()).isEqualTo("grype");
        assertThat(told.items()).singleElement().satisfies(item -> assertThat(item.severity())
                .isEqualTo(Severity.LOW));
        String other = "{\"matches\": [{\"Cycle\": {}, \"artifact\": {}}], \"descriptor\": {\"name\": \"other\"}}";
        assertThat(Reports.read(ReportBytes.of(other.getBytes(UTF_8)), ReportSink.NOTHING))
                .isInstanceOf(Reading.Refused.class);
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new Grype(), SAMPLE);
    }
}
