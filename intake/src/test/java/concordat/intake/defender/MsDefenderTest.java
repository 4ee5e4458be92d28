package concordat.intake.defender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MsDefenderTest {

    private static final Map<String, Severity> WORDS =
            Map.of("Low", Severity.LOW, "Medium", Severity.MEDIUM, "High", Severity.HIGH);

    private static final byte[] VULNERABILITIES = """
            {"value": [{"id": "m1-_-1", "cveId": "CVE-2026-1111", "machineId": "m1", "productName": "p", "productVendor": "v",
              "productVersion": "1", "severity": "High", "fixingKbId": "77", "cvssScore": 8.1,
              "exploitabilityLevel": "ExploitIsPublic"}], "@odata.context": "https://api.securitycenter.x/api"}
            """.getBytes(UTF_8);

    private static final byte[] MACHINES = """
            {"value": [{"id": "m1", "computerDnsName": "h.example", "osPlatform": "Windows11", "healthStatus": "Active",
              "lastIpAddress": "10.1.2.3"}, {"id": "m2", "computerDnsName": "i.example", "osPlatform": "Linux",
              "healthStatus": "Active"}]}
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        Counted.all("scans/ms-defender", ".json", temp, "ms-defender", WORDS);
    }

    @Test
    void scan_theZipOfMachinesAndVulnerabilities_isOneReport() {
        Path zip = SharedData.folder("scans/ms-defender").resolve("defender.zip");
        ReportSummary summary = Counted.whole(zip);
        assertThat(summary.findings())
                .isEqualTo(Counted.beside(zip).path("findings").asLong());
        assertThat(summary.bySeverity())
                .containsEntry(Severity.LOW, 1L)
                .containsEntry(Severity.MEDIUM, 2L)
                .containsEntry(Severity.HIGH, 1L);
        assertThat(summary.bytes()).isEqualTo(zip.toFile().length());
        assertThat(summary.scope()).contains(AssetKey.host("wjeriowerjoiewrjoweirjeowij"));
    }

    @Test
    void read_everyField_isHandedOn_andMachinesInTheSameArchiveNameThem() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a/v.json"));
            out.write(VULNERABILITIES);
            out.putNextEntry(new ZipEntry("b/m.json"));
            out.write(MACHINES);
        }
        Broken.Told told = Broken.told(zip.toByteArray());
        ReportedItem item = told.items().getFirst();
        assertThat(item.asset()).contains(AssetKey.host("h.example"));
        assertThat(item.weakness()).isEqualTo("ms-defender:CVE-2026-1111");
        assertThat(item.severity()).isEqualTo(Severity.HIGH);
        assertThat(item.place()).isEqualTo("v/p");
        assertThat(item.cvss()).isEqualTo(8.1);
        assertThat(item.exploitable()).isTrue();
        assertThat(item.texts()).isEqualTo(ReportedItem.Texts.of("", "", "Install 77", "p 1"));
        assertThat(told.assets()).hasSize(2).allMatch(ReportedAsset::finished);
        assertThat(told.assets().getFirst().ids(AssetIdKind.AGENT)).containsExactly("m1");
        assertThat(Broken.told(VULNERABILITIES).items().getFirst().asset()).contains(AssetKey.host("m1"));
        assertThat(Broken.told(MACHINES).assets()).noneMatch(ReportedAsset::finished);
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new MsDefender(), VULNERABILITIES);
        Broken.prefixesAndMutations(new MsDefender(), MACHINES);
    }
}
