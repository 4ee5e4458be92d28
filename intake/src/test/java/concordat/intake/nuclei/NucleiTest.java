package concordat.intake.nuclei;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NucleiTest {

    private static final Map<String, Severity> WORDS =
            Map.of("info", Severity.INFO, "low", Severity.LOW, "medium", Severity.MEDIUM);

    private static final byte[] SAMPLE = """
            {"template-id": "CVE-2026-1111", "info": {"name": "Old thing", "severity": "critical", "tags": ["kev", "x"],
             "description": "D", "remediation": "R", "impact": "I", "classification": {"cve-id": "cve-2026-1111",
             "cwe-id": ["cwe-79"], "cvss-metrics": "CVSS:3.1/AV:N/AC:L", "cvss-score": 9.8}}, "type": "http",
             "host": "https://a.example", "matched-at": "https://a.example:8443/p?q=1", "ip": "10.1.2.3",
             "extracted-results": ["one", "two"], "timestamp": "2026-05-06T07:08:09.123456789+01:00"}
            {"template-id": "headers", "matcher-name": "csp", "info": {"name": "No header", "severity": "unknown"},
             "type": "http", "host": "b.example", "matched-at": "b.example", "matcher-status": true}
            {"template-id": "headers", "info": {"name": "No match", "severity": "low"}, "host": "b.example",
             "matcher-status": false}
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        for (Path report : SharedData.reports("scans/nuclei")) {
            if (Files.size(report) > 0) {
                Counted.check(report, report, "nuclei", WORDS);
                Counted.check(report, Reshaped.json(report, temp, 1), "nuclei", WORDS);
            }
        }
    }

    @Test
    void read_everyField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        assertThat(told.items()).hasSize(2);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.host("a.example"));
        assertThat(first.weakness()).isEqualTo("nuclei:CVE-2026-1111");
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.port()).isEqualTo(8443);
        assertThat(first.protocol()).isEqualTo("tcp");
        assertThat(first.place()).isEqualTo("/p");
        assertThat(first.cves()).containsExactly("CVE-2026-1111");
        assertThat(first.cwes()).containsExactly(79);
        assertThat(first.cvss()).isEqualTo(9.8);
        assertThat(first.vectors()).containsExactly("CVSS:3.1/AV:N/AC:L");
        assertThat(first.exploitable()).isTrue();
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("I", "D", "R", "one\ntwo"));
        assertThat(told.items().get(1).weakness()).isEqualTo("nuclei:headers/csp");
        assertThat(told.items().get(1).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(told.assets()).hasSize(2);
        assertThat(told.summary().scannedAt())
                .hasValueSatisfying(at -> assertThat(at).hasToString("2026-05-06T06:08:09.123456Z"));
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.mutations(new Nuclei(), SAMPLE);
        Broken.prefixes(new Nuclei(), SAMPLE);
    }
}
