package concordat.intake.ssllabs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SslLabsTest {

    private static final byte[] SAMPLE = """
            [{"host": "h.example", "port": 8443, "status": "READY", "engineVersion": "2.3", "startTime": 1767225600000,
              "endpoints": [{"ipAddress": "10.1.2.3", "grade": "F", "details": {"heartbleed": true, "poodleTls": 2,
               "ticketbleed": -1, "openSslCcs": 1, "poodle": false}}]},
             {"host": "i.example", "status": "READY", "engineVersion": "2.3",
              "endpoints": [{"ipAddress": "10.1.2.4", "statusMessage": "Unable to connect"}]}]
            """.getBytes(UTF_8);

    /// No number of findings stands beside them, but the grades.
    @Test
    void scan_realReports_givesAFindingForEachGradeBelowA(@TempDir Path temp) throws IOException {
        for (Path report : SharedData.reports("scans/ssllabs")) {
            if (report.endsWith("none.json")) {
                continue; // a list of nothing, which might be any tool's
            }
            long below = Counted.beside(report).path("by_grade").properties().stream()
                    .filter(e -> !e.getKey().startsWith("A"))
                    .mapToLong(e -> e.getValue().asLong())
                    .sum();
            for (Path shape : List.of(report, Reshaped.json(report, temp, 1), Reshaped.json(report, temp, 2))) {
                Broken.Told told = Broken.told(Files.readAllBytes(shape));
                assertThat(told.items())
                        .filteredOn(i -> i.weakness().equals("ssllabs:grade"))
                        .hasSize((int) below);
                assertThat(told.items())
                        .filteredOn(i -> i.weakness().equals("ssllabs:vulnBeast"))
                        .hasSize((int) below);
                assertThat(told.items()).hasSize((int) below * 2);
                assertThat(told.assets())
                        .hasSize(Counted.beside(report).path("hosts").asInt());
            }
        }
    }

    @Test
    void read_everyField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactly("ssllabs:grade", "ssllabs:heartbleed", "ssllabs:poodleTls");
        assertThat(told.items())
                .extracting(ReportedItem::severity)
                .containsExactly(Severity.HIGH, Severity.CRITICAL, Severity.HIGH);
        ReportedItem second = told.items().get(1);
        assertThat(second.asset()).contains(AssetKey.host("h.example"));
        assertThat(second.port()).isEqualTo(8443);
        assertThat(second.cves()).containsExactly("CVE-2014-0160");
        assertThat(told.assets()).extracting(ReportedAsset::finished).containsExactly(true, false);
        assertThat(told.summary().scannedAt())
                .hasValueSatisfying(at -> assertThat(at).hasToString("2026-01-01T00:00:00Z"));
    }

    @Test
    void read_aHostThatCouldNotBeFound_isUnfinished() throws IOException {
        byte[] report = """
                {"host": "h.example", "port": 443, "status": "ERROR", "statusMessage": "Unable to resolve domain name",
                 "engineVersion": "2.3", "criteriaVersion": "2009q"}""".getBytes(UTF_8);
        Broken.Told told = Broken.told(report);
        assertThat(told.items()).isEmpty();
        assertThat(told.assets()).extracting(ReportedAsset::finished).containsExactly(false);
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new SslLabs(), SAMPLE);
    }
}
