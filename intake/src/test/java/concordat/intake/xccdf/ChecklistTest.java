package concordat.intake.xccdf;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChecklistTest {

    private static final String CKL = """
            <CHECKLIST><STIGS><iSTIG><STIG_INFO/><VULN><STIG_DATA><VULN_ATTRIBUTE>Vuln_Num</VULN_ATTRIBUTE>
            <ATTRIBUTE_DATA>V-1</ATTRIBUTE_DATA></STIG_DATA><STIG_DATA><VULN_ATTRIBUTE>Rule_ID</VULN_ATTRIBUTE>
            <ATTRIBUTE_DATA>SV-1r7_rule</ATTRIBUTE_DATA></STIG_DATA><STIG_DATA><VULN_ATTRIBUTE>Severity</VULN_ATTRIBUTE>
            <ATTRIBUTE_DATA>medium</ATTRIBUTE_DATA></STIG_DATA><STIG_DATA><VULN_ATTRIBUTE>Rule_Title</VULN_ATTRIBUTE>
            <ATTRIBUTE_DATA>One</ATTRIBUTE_DATA></STIG_DATA><STATUS>Open</STATUS><FINDING_DETAILS>seen</FINDING_DETAILS>
            <COMMENTS/><SEVERITY_OVERRIDE>high</SEVERITY_OVERRIDE></VULN>
            <VULN><STIG_DATA><VULN_ATTRIBUTE>Vuln_Num</VULN_ATTRIBUTE><ATTRIBUTE_DATA>V-2</ATTRIBUTE_DATA></STIG_DATA>
            <STATUS>NotAFinding</STATUS></VULN><VULN><STIG_DATA><VULN_ATTRIBUTE>Vuln_Num</VULN_ATTRIBUTE>
            <ATTRIBUTE_DATA>V-3</ATTRIBUTE_DATA></STIG_DATA><STATUS>Not_Reviewed</STATUS></VULN></iSTIG></STIGS>
            <ASSET><HOST_NAME>A</HOST_NAME><HOST_IP>192.0.2.7</HOST_IP><HOST_MAC/><HOST_FQDN>a.example</HOST_FQDN></ASSET>
            </CHECKLIST>
            """;

    private static final String CKLB = """
            {"title": "t", "cklb_version": "1.0", "stigs": [{"stig_id": "s", "rules": [
            {"group_id": "V-1", "rule_id_src": "SV-1r7_rule", "rule_id": "SV-1r7", "severity": "medium",
            "rule_title": "One", "status": "open", "finding_details": "seen", "comments": "",
            "overrides": {"severity": {"severity": "high", "reason": "r"}}},
            {"group_id": "V-2", "status": "not_a_finding"}, {"group_id": "V-3", "status": "not_reviewed"}]}],
            "target_data": {"host_name": "A", "ip_address": "192.0.2.7", "mac_address": "", "fqdn": "a.example"}}
            """;

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        Counted.all("scans/ckl", "invalid_metadata.ckl", temp, "ckl", Map.of());
        var three = Counted.all("scans/ckl", "three_stig_checklist.ckl", temp, "ckl", Map.of());
        assertThat(three.apply("three_stig_checklist.ckl").looksFor().weaknesses())
                .isEmpty();
    }

    /// The counts beside it leave out what a person overrode: two of the four are rated anew.
    @Test
    void scan_overriddenSeverities_goBeforeTheRules(@TempDir Path temp) throws Exception {
        Path report = SharedData.folder("scans/ckl").resolve("small_ckl_overrides.ckl");
        for (Path shape : new Path[] {report, Reshaped.xml(report, temp, 1), Reshaped.xml(report, temp, 2)}) {
            var summary = Counted.whole(shape);
            assertThat(summary.findings())
                    .isEqualTo(Counted.beside(report).path("findings").asLong());
            assertThat(summary.bySeverity())
                    .containsEntry(Severity.HIGH, 1L)
                    .containsEntry(Severity.MEDIUM, 2L)
                    .containsEntry(Severity.LOW, 1L);
            assertThat(summary.looksFor().weaknesses()).hasSize(7);
        }
    }

    @Test
    void read_eachField_isHandedOn() throws IOException {
        for (String report : new String[] {CKL, CKLB}) {
            Broken.Told told = Broken.told(report.getBytes(StandardCharsets.UTF_8));
            assertThat(told.items()).singleElement().satisfies(item -> {
                assertThat(item.weakness()).isEqualTo("xccdf:SV-1");
                assertThat(item.asset()).contains(AssetKey.host("a"));
                assertThat(item.severity()).isEqualTo(Severity.HIGH);
                assertThat(item.title()).isEqualTo("One");
                assertThat(item.texts()).isEqualTo(new ReportedItem.Texts("", "", "", "seen", false));
            });
            assertThat(told.assets()).singleElement().satisfies(host -> {
                assertThat(host.ids(AssetIdKind.ADDRESS)).containsExactly("192.0.2.7");
                assertThat(host.ids(AssetIdKind.FULL_NAME)).containsExactly("a.example");
            });
            assertThat(((Reading.Whole) told.reading()).summary().looksFor().weaknesses())
                    .containsExactlyInAnyOrder("xccdf:SV-1", "xccdf:V-2");
        }
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        Broken.prefixesAndMutations(new Ckl(), CKL.getBytes(StandardCharsets.UTF_8));
        Broken.prefixesAndMutations(new Cklb(), CKLB.getBytes(StandardCharsets.UTF_8));
    }
}
