package concordat.intake.hdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HdfTest {

    private static final byte[] SAMPLE = """
            {"profiles": [{"name": "p", "controls": [
              {"id": "C1", "title": "T", "desc": "D", "impact": 0.7, "descriptions": [{"label": "fix", "data": "F"}],
               "tags": {"gtitle": "G", "cwe": ["CWE-79"]}, "results": [
                {"status": "passed", "code_desc": "a"},
                {"status": "failed", "code_desc": "b", "message": "no", "start_time": "2026-05-06T07:08:09+00:00"}]},
              {"id": "C2", "impact": 0.5, "tags": {}, "results": [{"status": "passed", "code_desc": "a"}]},
              {"id": "C3", "impact": 0.0, "tags": {}, "results": [{"status": "failed", "code_desc": "a"}]},
              {"id": "C4", "impact": 0.9, "tags": {}, "results": [{"status": "skipped", "code_desc": "a"}]},
              {"id": "C5", "impact": 1.0, "waiver_data": {"skipped_due_to_waiver": true}, "tags": {},
               "results": [{"status": "failed", "code_desc": "a"}]}]}],
             "platform": {"name": "redhat", "release": "9", "target_id": "host-1"}, "statistics": {}, "version": "5.22"}
            """.getBytes(UTF_8);

    /// No number of findings stands beside it: of four controls one failed, by two tests.
    @Test
    void scan_realReports_givesEachControlThatFailed(@TempDir Path temp) throws IOException {
        for (Path report : SharedData.reports("scans/hdf")) {
            for (Path shape : List.of(report, Reshaped.json(report, temp, 1), Reshaped.json(report, temp, 2))) {
                ReportSummary summary = Counted.whole(shape);
                assertThat(summary.format()).isEqualTo("hdf");
                assertThat(summary.findings()).isEqualTo(1);
                assertThat(summary.bySeverity()).containsEntry(Severity.MEDIUM, 1L);
                assertThat(summary.looksFor().weaknesses()).containsExactlyInAnyOrder("hdf:SV-230221", "hdf:SV-230222");
            }
        }
    }

    @Test
    void read_everyField_isHandedOn_thoughThePlatformStandsBehind() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        assertThat(told.items()).hasSize(2);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.host("host-1"));
        assertThat(first.weakness()).isEqualTo("hdf:C1");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.family()).isEqualTo("G");
        assertThat(first.cwes()).containsExactly(79);
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("", "D", "F", "b\nno"));
        assertThat(told.items().get(1).said()).isEqualTo(Said.SUPPRESSED);
        assertThat(told.items().get(1).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(told.assets()).singleElement().satisfies(asset -> {
            assertThat(asset.operatingSystem()).contains("redhat 9");
            assertThat(asset.credentialed()).isTrue();
        });
        assertThat(told.summary().looksFor().weaknesses()).containsExactlyInAnyOrder("hdf:C1", "hdf:C2", "hdf:C5");
        assertThat(told.summary().scannedAt()).isPresent();
    }

    @Test
    void read_aListOfResults_tellsEachOnItsPlatform_andClosesNothing() throws IOException {
        byte[] list = """
                [{"profiles": [{"controls": [{"id": "C1", "impact": 0.5, "results": [{"status": "failed"}]}]}],
                  "platform": {"name": "x", "target_id": "one"}},
                 {"platform": {"name": "x", "target_id": "two"}, "version": "5",
                  "profiles": [{"controls": [{"id": "C1", "impact": 0.7, "results": [{"status": "failed"}]}]}]}]
                """.getBytes(UTF_8);
        Broken.Told told = Broken.told(list);
        assertThat(told.items())
                .extracting(item -> item.asset().orElseThrow())
                .containsExactly(AssetKey.host("one"), AssetKey.host("two"));
        assertThat(told.assets()).hasSize(2).noneMatch(ReportedAsset::finished);
        Broken.prefixesAndMutations(new Hdf(), list);
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new Hdf(), SAMPLE);
    }
}
