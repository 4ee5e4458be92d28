package concordat.intake.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SarifTest {

    private static final Map<String, Severity> WORDS = Map.of(
            "error", Severity.HIGH,
            "warning", Severity.MEDIUM,
            "warning (default)", Severity.MEDIUM,
            "note", Severity.LOW);

    private static final byte[] SAMPLE = """
            {"version": "2.1.0", "runs": [
             {"results": [
               {"ruleId": "inj/2", "ruleIndex": 0, "message": {"id": "m", "arguments": ["name"]},
                "locations": [{"physicalLocation": {"artifactLocation": {"index": 1}, "region": {"startLine": 7}}}]},
               {"rule": {"index": 0, "toolComponent": {"index": 0}}, "message": {"text": "From a pack"},
                "taxa": [{"id": "22", "toolComponent": {"name": "CWE"}}],
                "suppressions": [{"kind": "external", "status": "accepted"}]},
               {"ruleId": "tuned", "message": {"text": "t"}, "baselineState": "absent",
                "suppressions": [{"kind": "external", "status": "rejected"}]},
               {"ruleId": "fine", "kind": "pass", "message": {"text": "passed"}},
               {"ruleId": "web", "level": "error", "message": {"text": "On a site"},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": "https://Site.Example:8443/a?b=1"}}}]}],
              "artifacts": [{"location": {"uri": "a.c"}}, {"location": {"uri": "src/b.c"}}],
              "versionControlProvenance": [{"repositoryUri": "https://code.example/r"}],
              "invocations": [{"executionSuccessful": true, "startTimeUtc": "2026-02-03T04:05:06.789Z",
                "ruleConfigurationOverrides": [{"descriptor": {"id": "tuned"}, "configuration": {"level": "note"}}]}],
              "tool": {
                "extensions": [{"name": "pack", "rules": [{"id": "p1", "defaultConfiguration": {"level": "error"}}]}],
                "driver": {"name": "Some Tool", "version": "3.1", "rules": [
                  {"id": "inj", "shortDescription": {"text": "Injection"}, "fullDescription": {"text": "Long"},
                   "messageStrings": {"m": {"text": "Do not trust {0}"}}, "help": {"text": "Do this"},
                   "properties": {"security-severity": "9.3", "tags": ["external/cwe/cwe-089", "CVE-2026-0001"]}}]}}}]}
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        Counted.all("scans/sarif", ".sarif", temp, "sarif", WORDS);
    }

    @Test
    void read_everyField_isHandedOn_thoughRulesStandBehindResults() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        AssetKey code = AssetKey.of(AssetKind.CODE, "https://code.example/r");
        assertThat(told.items()).hasSize(4);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(code);
        assertThat(first.weakness()).isEqualTo("some-tool:inj/2");
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.cvss()).isEqualTo(9.3);
        assertThat(first.place()).isEqualTo("src/b.c");
        assertThat(first.title()).isEqualTo("Injection");
        assertThat(first.cwes()).containsExactly(89);
        assertThat(first.cves()).containsExactly("CVE-2026-0001");
        assertThat(first.texts().output()).isEqualTo("Do not trust name");
        assertThat(first.texts().solution()).isEqualTo("Do this");
        ReportedItem second = told.items().get(1);
        assertThat(second.weakness()).isEqualTo("some-tool:p1");
        assertThat(second.severity()).isEqualTo(Severity.HIGH);
        assertThat(second.cwes()).containsExactly(22);
        assertThat(second.said()).isEqualTo(Said.SUPPRESSED);
        ReportedItem third = told.items().get(2);
        assertThat(third.severity()).isEqualTo(Severity.LOW);
        assertThat(third.said()).isEqualTo(Said.FIXED);
        ReportedItem web = told.items().get(3);
        assertThat(web.asset()).contains(AssetKey.host("site.example"));
        assertThat(web.port()).isEqualTo(8443);
        assertThat(web.place()).isEqualTo("/a");
        assertThat(told.reading()).isInstanceOfSatisfying(Reading.Whole.class, whole -> {
            assertThat(whole.summary().tool()).isEqualTo("Some Tool 3.1");
            assertThat(whole.summary().scannedAt())
                    .hasValueSatisfying(at -> assertThat(at).hasToString("2026-02-03T04:05:06.789Z"));
            assertThat(whole.summary().scope()).containsExactlyInAnyOrder(code, AssetKey.host("site.example"));
            assertThat(whole.summary().looksFor().only()).isEqualTo("some-tool:");
        });
    }

    @Test
    void read_withoutRunsOrResults_isAnEmptyReport() throws IOException {
        assertThat(Broken.told("{\"version\":\"2.1.0\",\"runs\":[]}".getBytes(UTF_8))
                        .items())
                .isEmpty();
        assertThat(Broken.told(
                                "{\"runs\":[{\"tool\":{\"driver\":{\"name\":\"t\"}},\"results\":null}],\"version\":\"2.1.0\"}"
                                        .getBytes(UTF_8))
                        .items())
                .isEmpty();
    }

    @Test
    void read_aFileByItsAddressInTheRepository_standsThere_andWhatALevelSaysPassedIsNone() throws IOException {
        Broken.Told told = Broken.told("""
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "t"}},
                  "versionControlProvenance": [{"repositoryUri": "https://code.example/r.git"}],
                  "results": [
                   {"ruleId": "A", "level": "error", "locations": [{"physicalLocation": {"artifactLocation":
                    {"uri": "https://code.example/r/blob/0123abc/src/a.c"}}}]},
                   {"ruleId": "B", "level": "notApplicable"}]}]}
                """.getBytes(UTF_8));
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.asset()).contains(AssetKey.of(AssetKind.CODE, "https://code.example/r.git"));
            assertThat(item.place()).isEqualTo("src/a.c");
        });
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new Sarif(), SAMPLE);
    }
}
