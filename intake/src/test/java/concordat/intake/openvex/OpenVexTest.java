package concordat.intake.openvex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class OpenVexTest {

    private static final byte[] SAMPLE = """
            {"statements": [
              {"vulnerability": {"name": "CVE-2026-1111", "aliases": ["CVE-2026-9999"], "description": "D"},
               "products": [{"@id": "pkg:oci/app@sha256:1", "subcomponents": [{"@id": "pkg:npm/x@1"}, {"@id": "pkg:npm/y@1"}]}],
               "status": "affected", "action_statement": "R", "status_notes": "S", "justification": "J"},
              {"vulnerability": "CVE-2026-2222", "products": ["pkg:oci/app"], "status": "fixed"},
              {"vulnerability": "CVE-2026-3333", "status": "not_affected"}],
             "@context": "https://openvex.dev/ns/v0.2.0", "author": "Maker", "timestamp": "2026-05-06T07:08:09Z"}
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws IOException {
        Path report = SharedData.folder("scans/openvex").resolve("openvex_many_vuln.json");
        JsonNode counts = Counted.beside(report);
        assertThat(Counted.whole(report).findings())
                .isEqualTo(counts.path("findings").asLong());
        assertThat(Counted.whole(Reshaped.json(report, temp, 1)).findings())
                .isEqualTo(counts.path("findings").asLong());
        Map<Said, Long> said = Broken.told(Files.readAllBytes(report)).items().stream()
                .collect(Collectors.groupingBy(ReportedItem::said, Collectors.counting()));
        assertThat(said)
                .containsEntry(
                        Said.NOT_AFFECTED,
                        counts.path("by_status").path("not_affected").asLong())
                .containsEntry(
                        Said.FIXED, counts.path("by_status").path("fixed").asLong());
    }

    @Test
    void read_everyField_isHandedOn_ofEachPart() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        AssetKey product = AssetKey.of(AssetKind.PRODUCT, "pkg:oci/app");
        assertThat(told.items()).extracting(ReportedItem::place).containsExactly("pkg:npm/x", "pkg:npm/y", "", "");
        assertThat(told.items())
                .extracting(ReportedItem::said)
                .containsExactly(Said.PRESENT, Said.PRESENT, Said.FIXED, Said.NOT_AFFECTED);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(product);
        assertThat(first.weakness()).isEqualTo("openvex:CVE-2026-1111");
        assertThat(first.cves()).containsExactly("CVE-2026-1111", "CVE-2026-9999");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("J", "D", "R", "S"));
        assertThat(told.items().getLast().asset()).isEmpty();
        assertThat(told.assets()).containsExactly(ReportedAsset.of(product).looked(true, false));
        assertThat(told.summary().tool()).isEqualTo("OpenVEX by Maker");
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new OpenVex(), SAMPLE);
    }
}
