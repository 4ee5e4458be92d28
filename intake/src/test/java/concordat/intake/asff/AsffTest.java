package concordat.intake.asff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class AsffTest {

    private static final byte[] SAMPLE = """
            {"Findings": [
              {"GeneratorId": "security-control/IAM.1", "ProductArn": "p", "AwsAccountId": "1", "Title": "T", "Description": "D",
               "Severity": {"Normalized": 70}, "Compliance": {"Status": "FAILED", "SecurityControlId": "IAM.1",
               "StatusReasons": [{"Description": "S"}]}, "Remediation": {"Recommendation": {"Text": "R"}},
               "ProductName": "Hub", "Resources": [{"Id": "arn:a"}, {"Id": "arn:b"}], "Workflow": {"Status": "SUPPRESSED"}},
              {"GeneratorId": "AWSInspector", "ProductArn": "p", "AwsAccountId": "1", "Severity": {"Label": "CRITICAL"},
               "RecordState": "ARCHIVED", "Resources": [{"Id": "arn:i", "Details": {"AwsEc2Instance": {"IpV4Addresses": ["10.1.2.3"]}}}],
               "Vulnerabilities": [{"Id": "CVE-2026-1111", "ExploitAvailable": "YES", "VulnerablePackages": [{"Name": "x", "Version": "1"}],
                "Cvss": [{"BaseScore": 9.8, "BaseVector": "CVSS:3.1/AV:N"}]}]},
              {"GeneratorId": "arn:aws:guardduty:x:1:detector/2", "ProductArn": "p", "AwsAccountId": "1",
               "Types": ["TTPs/Behaviour"], "Severity": {"Label": "LOW"}},
              {"GeneratorId": "g", "ProductArn": "p", "AwsAccountId": "1", "Severity": {"Label": "LOW"},
               "Compliance": {"Status": "PASSED"}, "Resources": [{"Id": "arn:c"}]}]}
            """.getBytes(UTF_8);

    /// The counts beside them hold what passed as well.
    @Test
    void scan_realReports_givesTheCountsBesideThem_lessWhatPassed(@TempDir Path temp) throws IOException {
        for (Path report : SharedData.reports("scans/asff")) {
            JsonNode counts = Counted.beside(report);
            long passed = counts.path("by_compliance").path("PASSED").asLong(0);
            for (Path shape : List.of(report, Reshaped.json(report, temp, 1), Reshaped.json(report, temp, 2))) {
                ReportSummary summary = Counted.whole(shape);
                assertThat(summary.format()).isEqualTo("asff");
                assertThat(summary.findings()).isEqualTo(counts.path("findings").asLong() - passed);
                assertThat(summary.bySeverity())
                        .containsEntry(
                                Severity.HIGH,
                                counts.path("by_severity").path("HIGH").asLong(0))
                        .containsEntry(
                                Severity.MEDIUM,
                                counts.path("by_severity").path("MEDIUM").asLong(0))
                        .containsEntry(
                                Severity.LOW,
                                counts.path("by_severity").path("LOW").asLong(0));
            }
        }
    }

    @Test
    void read_everyField_isHandedOn_onEachResource() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactly("asff:IAM.1", "asff:IAM.1", "asff:CVE-2026-1111", "asff:TTPs_Behaviour");
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.of(AssetKind.CLOUD, "arn:a"));
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.said()).isEqualTo(Said.SUPPRESSED);
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("", "D", "R", "S"));
        ReportedItem third = told.items().get(2);
        assertThat(third.said()).isEqualTo(Said.FIXED);
        assertThat(third.cves()).containsExactly("CVE-2026-1111");
        assertThat(third.cvss()).isEqualTo(9.8);
        assertThat(third.exploitable()).isTrue();
        assertThat(third.texts().output()).isEqualTo("x 1");
        assertThat(told.items().getLast().asset()).isEmpty();
        assertThat(told.assets()).hasSize(4);
        assertThat(told.summary().looksFor().weaknesses()).contains("asff:g", "asff:IAM.1");
    }

    /// As the service's newer interface has it, and as Trivy's older template does.
    @Test
    void read_aListInSmallLetters_andAVulnerabilityNamedWithItsResource() throws IOException {
        Broken.Told told = Broken.told("""
                {"findings": [{"GeneratorId": "Trivy", "ProductArn": "p", "Severity": {"Label": "high"}, "Resources": [
                  {"Id": "image (os 1)", "Details": {"Other": {"CVE ID": "CVE-2026-1111", "PkgName": "x"}}}]},
                 {"GeneratorId": "Trivy", "ProductArn": "p", "Severity": {"Label": "LOW"}, "Resources": [
                  {"Id": "image (os 1)", "Details": {"Other": {"CVE ID": "CVE-2026-2222", "PkgName": "x"}}}]}]}
                """.getBytes(UTF_8));
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactly("asff:CVE-2026-1111", "asff:CVE-2026-2222");
        assertThat(told.items().getFirst().cves()).containsExactly("CVE-2026-1111");
        assertThat(told.items().getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new Asff(), SAMPLE);
    }
}
