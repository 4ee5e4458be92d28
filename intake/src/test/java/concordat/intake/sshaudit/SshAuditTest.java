package concordat.intake.sshaudit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SshAuditTest {

    private static final byte[] SAMPLE = """
            {"banner": {"raw": "SSH-2.0-x", "comments": "Debian"}, "enc": [], "mac": [],
             "kex": [{"algorithm": "old", "notes": {"fail": ["bad"]}}], "key": [],
             "cves": [{"name": "CVE-2026-1111", "cvssv2": 7.8, "description": "D"}],
             "recommendations": {"warning": {"del": {"kex": [{"name": "old", "notes": ""}], "mac": [{"name": "m"}]}},
               "critical": {"chg": {"kex": [{"name": "old", "notes": "longer"}]}}, "informational": {"add": {"key": [{"name": "n"}]}}},
             "target": "h.example:2222"}
            """.getBytes(UTF_8);

    private static final byte[] OLD = """
            [{"banner": {"raw": "SSH-2.0-x"}, "enc": [], "mac": [{"algorithm": "m", "notes": {"warn": ["w"]}}], "key": [],
              "kex": [{"algorithm": "old", "notes": {"fail": ["bad"], "warn": ["x"]}}], "cves": [], "target": "h.example:2222"}]
            """.getBytes(UTF_8);

    /// The counts beside them are of vulnerabilities alone; what should go or change is counted here.
    @Test
    void scan_realReports_givesVulnerabilitiesAndAlgorithms(@TempDir Path temp) throws IOException {
        for (Path report : SharedData.reports("scans/ssh-audit")) {
            long cves = Counted.beside(report).path("cves").asLong();
            JsonNode root = new JsonMapper().readTree(report);
            Set<String> algorithms = new HashSet<>();
            for (JsonNode level : root.path("recommendations")) {
                for (String action : List.of("del", "chg")) {
                    level.path(action).properties().forEach(kind -> kind.getValue()
                            .forEach(a -> algorithms.add(
                                    kind.getKey() + "/" + a.path("name").asString())));
                }
            }
            for (Path shape : List.of(report, Reshaped.json(report, temp, 1), Reshaped.json(report, temp, 2))) {
                ReportSummary summary = Counted.whole(shape);
                assertThat(summary.format()).isEqualTo("ssh-audit");
                assertThat(summary.findings())
                        .isEqualTo(cves + algorithms.size())
                        .isPositive();
            }
        }
    }

    @Test
    void read_everyField_isHandedOn_ofBothVersions() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactly("ssh-audit:CVE-2026-1111", "ssh-audit:kex/old", "ssh-audit:mac/m");
        assertThat(told.items())
                .extracting(ReportedItem::severity)
                .containsExactly(Severity.HIGH, Severity.HIGH, Severity.MEDIUM);
        assertThat(told.items()).allSatisfy(item -> {
            assertThat(item.asset()).contains(AssetKey.host("h.example"));
            assertThat(item.port()).isEqualTo(2222);
        });
        assertThat(told.items().getFirst().cvss()).isEqualTo(7.8);
        assertThat(told.items().get(1).texts().solution()).isEqualTo("longer");
        assertThat(Broken.told(OLD).items())
                .extracting(ReportedItem::severity)
                .containsExactly(Severity.HIGH, Severity.MEDIUM);
    }

    @Test
    void read_aServerWithoutRecommendations_byTheNotesOfItsAlgorithms() throws IOException {
        byte[] report = """
                {"target": "192.0.2.7:22", "banner": {"raw": "SSH-2.0-x"}, "cves": [], "key": [], "mac": [],
                 "kex": [{"algorithm": "a", "notes": {"warn": ["weak"]}}, {"algorithm": "b", "notes": {"info": ["new"]}}],
                 "enc": [{"algorithm": "c", "notes": {"fail": ["broken"], "warn": ["small"]}}], "recommendations": {}}
                """.getBytes(UTF_8);
        assertThat(Broken.told(report).items())
                .extracting(ReportedItem::weakness)
                .containsExactlyInAnyOrder("ssh-audit:enc/c", "ssh-audit:kex/a");
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new SshAudit(), SAMPLE);
        Broken.prefixesAndMutations(new SshAudit(), OLD);
    }
}
