package concordat.intake.trivy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class TrivyTest {

    private static final Map<String, Severity> WORDS = Map.of(
            "UNKNOWN", Severity.MEDIUM,
            "LOW", Severity.LOW,
            "MEDIUM", Severity.MEDIUM,
            "HIGH", Severity.HIGH,
            "CRITICAL", Severity.CRITICAL);

    private static final byte[] SAMPLE = """
            {"Results": [
              {"Vulnerabilities": [
                {"VulnerabilityID": "CVE-2026-1111", "PkgName": "libx", "InstalledVersion": "1.0", "FixedVersion": "1.1",
                 "Status": "end_of_life", "SeveritySource": "nvd", "Title": "T", "Description": "D", "Severity": "HIGH",
                 "CweIDs": ["CWE-79"], "CVSS": {"nvd": {"V3Vector": "CVSS:3.1/AV:N/AC:L", "V3Score": 7.5}}},
                {"VulnerabilityID": "CVE-2026-2222", "PkgName": "liby", "Severity": "UNKNOWN",
                 "CVSS": {"other": {"V3Score": 9.1}}}],
               "Secrets": [{"RuleID": "aws-key", "Severity": "CRITICAL", "Title": "A key"}],
               "Licenses": [{"Name": "AGPL-3.0", "PkgName": "libz", "Severity": "LOW"}],
               "ExperimentalModifiedFindings": [{"Type": "vulnerability", "Status": "not_affected",
                 "Finding": {"VulnerabilityID": "CVE-2026-3333", "PkgName": "libx", "Severity": "LOW"}}],
               "Misconfigurations": [
                {"ID": "DS002", "Title": "Root", "Severity": "HIGH", "Status": "FAIL", "Resolution": "R", "Message": "M"},
                {"ID": "DS001", "Severity": "LOW", "Status": "PASS"}],
               "Target": "Dockerfile"}],
             "SchemaVersion": 2, "CreatedAt": "2026-05-06T07:08:09Z", "ArtifactName": "app:1",
             "ArtifactType": "container_image", "Trivy": {"Version": "0.60.0"},
             "Metadata": {"OS": {"Family": "debian", "Name": "13"}}}
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws IOException {
        for (Path report : SharedData.reports("scans/trivy")) {
            if (!report.endsWith("legacy_no_vuln.json")) {
                check(report, report);
                check(report, Reshaped.json(report, temp, 1));
                check(report, Reshaped.json(report, temp, 2));
            }
        }
    }

    /// The counts of vulnerabilities and of misconfigurations stand apart.
    private static void check(Path report, Path shape) {
        JsonNode counts = Counted.beside(report);
        ReportSummary summary = Counted.whole(shape);
        Map<Severity, Long> expected = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            expected.put(severity, 0L);
        }
        for (String kind : List.of("by_severity", "misconf_by_severity")) {
            counts.path(kind)
                    .properties()
                    .forEach(e ->
                            expected.merge(WORDS.get(e.getKey()), e.getValue().asLong(), Long::sum));
        }
        assertThat(summary.format()).isEqualTo("trivy");
        assertThat(summary.findings()).isEqualTo(counts.path("findings").asLong());
        assertThat(summary.bySeverity()).as("%s", shape).isEqualTo(expected);
    }

    @Test
    void read_everyField_isHandedOn_thoughTheTargetStandsBehind() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        AssetKey image = AssetKey.of(AssetKind.IMAGE, "app:1");
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactly(
                        "trivy:CVE-2026-1111",
                        "trivy:CVE-2026-2222",
                        "trivy:aws-key",
                        "trivy:license/AGPL-3.0",
                        "trivy:CVE-2026-3333",
                        "trivy:DS002");
        assertThat(told.items()).allSatisfy(item -> assertThat(item.asset()).contains(image));
        ReportedItem first = told.items().getFirst();
        assertThat(first.place()).isEqualTo("libx");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.cvss()).isEqualTo(7.5);
        assertThat(first.cves()).containsExactly("CVE-2026-1111");
        assertThat(first.cwes()).containsExactly(79);
        assertThat(first.unsupported()).isTrue();
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("", "D", "Update to 1.1", "libx 1.0"));
        assertThat(told.items().get(1).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(told.items().get(4).said()).isEqualTo(Said.NOT_AFFECTED);
        assertThat(told.items().get(5).place()).isEqualTo("Dockerfile");
        assertThat(told.assets())
                .containsExactly(ReportedAsset.of(image).running("debian 13").looked(true, true));
        assertThat(told.summary().tool()).isEqualTo("Trivy 0.60.0");
        assertThat(told.summary().scannedAt()).isPresent();
    }

    @Test
    void read_aCluster_namesItsResources_andOneThatFailedIsUnfinished() throws IOException {
        Broken.Told told = Broken.told("""
                {"ClusterName": "c", "Resources": [
                 {"Results": [{"Target": "Pod/p", "Misconfigurations": [{"ID": "K1", "Status": "FAIL", "Severity": "LOW"}]}],
                  "Name": "p", "Kind": "Pod", "Namespace": "n"},
                 {"Namespace": "n", "Kind": "Pod", "Name": "q", "Error": "no image"}]}""".getBytes(UTF_8));
        assertThat(told.items()).singleElement().satisfies(item -> assertThat(item.asset())
                .contains(AssetKey.of(AssetKind.CLOUD, "c/n/Pod/p")));
        assertThat(told.assets()).extracting(ReportedAsset::finished).containsExactly(true, false);
    }

    @Test
    void read_resultsOnTheirOwn_areTrivysByWhatTheyHold() throws IOException {
        Broken.Told told = Broken.told("""
                {"Results": [{"Vulnerabilities": [{"VulnerabilityID": "CVE-2026-1111", "Severity": "critical"}]}]}
                """.getBytes(UTF_8));
        assertThat(told.items()).singleElement().satisfies(item -> assertThat(item.severity())
                .isEqualTo(Severity.CRITICAL));
    }

    @Test
    void read_byTheControlsOfABenchmark_tellsWhatStandsBelowThem() throws IOException {
        Broken.Told told = Broken.told("""
                {"ID": "b-1", "Title": "B", "RelatedResources": ["r"], "Results": [
                 {"ID": "1.0", "Name": "N", "Severity": "LOW", "Results": [{"Target": "app:1 (os 2)", "Misconfigurations": [
                  {"ID": "K1", "Status": "FAIL", "Severity": "HIGH"}, {"ID": "K2", "Status": "PASS", "Severity": "LOW"}]}]},
                 {"ID": "1.1", "Name": "M", "Severity": "LOW", "Results": null}]}""".getBytes(UTF_8));
        assertThat(told.summary().format()).isEqualTo("trivy");
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.weakness()).isEqualTo("trivy:K1");
            assertThat(item.severity()).isEqualTo(Severity.HIGH);
            assertThat(item.asset()).contains(AssetKey.of(AssetKind.IMAGE, "app:1"));
        });
    }

    @Test
    void read_whatTheOperatorLeft_tellsEachRecordOnItsResource_andClosesNothing() throws IOException {
        byte[] list = """
                {"apiVersion": "v1", "kind": "List", "items": [
                 {"apiVersion": "a/v1", "kind": "VulnerabilityReport", "metadata": {"name": "m", "labels": {
                   "trivy-operator.resource.kind": "Pod", "trivy-operator.resource.name": "p",
                   "trivy-operator.resource.namespace": "n"}},
                  "report": {"scanner": {"name": "Trivy", "version": "0.1"}, "updateTimestamp": "2026-05-06T07:08:09Z",
                   "vulnerabilities": [{"vulnerabilityID": "CVE-2026-1111", "resource": "x", "installedVersion": "1",
                    "fixedVersion": "2", "severity": "UNKNOWN", "score": 7.5, "title": "T"}]}},
                 {"apiVersion": "a/v1", "kind": "ConfigAuditReport", "metadata": {"name": "m"}, "report": {"scanner": {},
                   "checks": [{"checkID": "K1", "severity": "LOW", "success": false, "messages": ["a", "b"]},
                    {"checkID": "K2", "severity": "HIGH", "success": true}]}},
                 {"apiVersion": "a/v1", "kind": "ExposedSecretReport", "metadata": {"name": "m"}, "report": {"scanner": {},
                   "secrets": [{"ruleID": "aws", "severity": "CRITICAL", "target": "f", "match": "*"}]}}]}
                """.getBytes(UTF_8);
        Broken.Told told = Broken.told(list);
        assertThat(told.summary().format()).isEqualTo("trivy-operator");
        assertThat(told.summary().tool()).isEqualTo("Trivy 0.1");
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactly("trivy:CVE-2026-1111", "trivy:K1", "trivy:aws");
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.of(AssetKind.CLOUD, "n/Pod/p"));
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.place()).isEqualTo("x");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("", "", "Update to 2", "x 1"));
        assertThat(told.items().get(1).texts().output()).isEqualTo("a\nb");
        assertThat(told.assets()).hasSize(2).noneMatch(ReportedAsset::finished);
        Broken.prefixesAndMutations(new TrivyOperator(), list);
        String nameless =
                "{\"apiVersion\":\"v\",\"kind\":\"k\",\"report\":{\"scanner\":{},\"checks\":[{\"title\":\"T\"}]}}";
        assertThat(Reports.read(ReportBytes.of(nameless.getBytes(UTF_8)), ReportSink.NOTHING))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.problem().what()).contains("without an id"));
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new Trivy(), SAMPLE);
    }
}
