package concordat.intake.testssl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
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

final class TestsslTest {

    private static final byte[] CSV = """
            "id","fqdn/ip","port","severity","finding","cve","cwe"
            "SSLv2","a.example/10.1.2.3","443","OK","not offered","",""
            "BEAST","a.example/10.1.2.3","443","LOW","VULNERABLE, but mitigated","CVE-2011-3389","CWE-20"
            "engine_problem","a.example/10.1.2.3","443","WARN","No engine","",""
            "scanProblem","b.example/10.1.2.4","443","FATAL","Can't connect","",""
            """.getBytes(UTF_8);

    private static final byte[] FLAT = """
            [{"id": "BEAST", "ip": "a.example/10.1.2.3", "port": "443", "severity": "LOW", "cve": "CVE-2011-3389",
              "cwe": "CWE-20", "finding": "VULNERABLE, but mitigated"}]""".getBytes(UTF_8);

    private static final byte[] BY_TARGET = """
            {"Invocation": "testssl.sh", "version": "3.2", "startTime": "1767225600", "scanResult": [
             {"targetHost": "a.example", "ip": "10.1.2.3", "port": "443", "protocols":
              [{"id": "SSLv2", "severity": "OK", "finding": "not offered"}], "vulnerabilities": [{"id": "BEAST",
               "severity": "LOW", "cve": "CVE-2011-3389", "cwe": "CWE-20", "finding": "VULNERABLE, but mitigated"}]}]}
            """.getBytes(UTF_8);

    @Test
    void read_aBlankBehindEachComma_isTheSame() throws IOException {
        String table = """
                "id", "fqdn/ip", "port", "severity", "finding"
                "BEAST", "a.example/10.1.2.3", "443", "LOW", "VULNERABLE, but mitigated"
                """;
        assertThat(Broken.told(table.getBytes(UTF_8)).items()).singleElement().satisfies(item -> {
            assertThat(item.asset()).contains(AssetKey.host("a.example"));
            assertThat(item.title()).isEqualTo("BEAST: VULNERABLE, but mitigated");
        });
    }

    /// The counts beside them are of rows, those of checks that passed among them.
    @Test
    void scan_realReports_givesTheCountsBesideThem_lessWhatPassed(@TempDir Path temp) throws Exception {
        for (Path report : SharedData.reports("scans/testssl")) {
            JsonNode counts = Counted.beside(report);
            JsonNode words = counts.path("by_severity");
            for (Path shape : List.of(report, Reshaped.csv(report, temp, ',', 1), Reshaped.csv(report, temp, ',', 2))) {
                ReportSummary summary = Counted.whole(shape);
                assertThat(summary.format()).isEqualTo("testssl-csv");
                assertThat(summary.findings())
                        .isEqualTo(counts.path("findings").asLong()
                                - words.path("OK").asLong(0));
                for (Severity severity : List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)) {
                    assertThat(summary.bySeverity().get(severity))
                            .isEqualTo(words.path(severity.name()).asLong(0));
                }
            }
        }
    }

    @Test
    void read_everyField_isHandedOn_ofEveryWayOfWritingIt() throws IOException {
        Broken.Told csv = Broken.told(CSV);
        assertThat(csv.items()).hasSize(3);
        ReportedItem first = csv.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.host("a.example"));
        assertThat(first.weakness()).isEqualTo("testssl:BEAST");
        assertThat(first.severity()).isEqualTo(Severity.LOW);
        assertThat(first.port()).isEqualTo(443);
        assertThat(first.cves()).containsExactly("CVE-2011-3389");
        assertThat(first.cwes()).containsExactly(20);
        assertThat(first.texts().output()).isEqualTo("VULNERABLE, but mitigated");
        assertThat(csv.items().get(1).severity()).isEqualTo(Severity.INFO);
        assertThat(csv.assets()).extracting(ReportedAsset::finished).containsExactly(true, false);
        assertThat(csv.summary().looksFor().weaknesses())
                .containsExactlyInAnyOrder("testssl:SSLv2", "testssl:BEAST", "testssl:test");
        assertThat(Broken.told(FLAT).items()).containsExactly(first);
        Broken.Told byTarget = Broken.told(BY_TARGET);
        assertThat(byTarget.items()).containsExactly(first);
        assertThat(byTarget.summary().tool()).isEqualTo("testssl 3.2");
        assertThat(byTarget.summary().scannedAt())
                .hasValueSatisfying(at -> assertThat(at).hasToString("2026-01-01T00:00:00Z"));
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.mutations(new TestsslCsv(), CSV);
        Broken.prefixes(new TestsslCsv(), CSV);
        Broken.prefixesAndMutations(new TestsslJson(), FLAT);
        Broken.prefixesAndMutations(new TestsslJson(), BY_TARGET);
    }
}
