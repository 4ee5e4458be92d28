package concordat.intake.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.ReportSummary;
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

final class AzureRecommendationsTest {

    private static final byte[] SAMPLE = """
            exportedTimestamp,resourceType,resourceName,resourceId,recommendationName,recommendationDisplayName,description,            remediationSteps,severity,state
            2026-05-06T07:08:09.1234567Z,vm,one,/subscriptions/1/vm/one,guid-1,Patch it,D,R,High,Unhealthy
            2026-05-06T07:08:09.1234567Z,vm,two,/subscriptions/1/vm/two,guid-1,Patch it,D,R,High,Healthy
            2026-05-06T07:08:09.1234567Z,vm,two,/subscriptions/1/vm/two,guid-2,Other,D,R,Low,NotApplicable
            """.getBytes(UTF_8);

    /// The counts beside them are of rows; those that are not healthy are findings.
    @Test
    void scan_realReports_givesTheRowsThatAreNotHealthy(@TempDir Path temp) throws IOException {
        for (Path report : SharedData.reports("scans/azure-security-center")) {
            JsonNode counts = Counted.beside(report);
            for (Path shape : List.of(report, Reshaped.csv(report, temp, ',', 1), Reshaped.csv(report, temp, ',', 2))) {
                ReportSummary summary = Counted.whole(shape);
                assertThat(summary.format()).isEqualTo("azure-security-center");
                assertThat(summary.findings())
                        .isEqualTo(counts.path("by_state").path("Unhealthy").asLong());
                assertThat(summary.bySeverity())
                        .containsEntry(Severity.HIGH, 1L)
                        .containsEntry(Severity.MEDIUM, 1L);
            }
        }
    }

    @Test
    void read_everyField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.asset()).contains(AssetKey.of(AssetKind.CLOUD, "/subscriptions/1/vm/one"));
            assertThat(item.weakness()).isEqualTo("azure-security-center:guid-1");
            assertThat(item.severity()).isEqualTo(Severity.HIGH);
            assertThat(item.title()).isEqualTo("Patch it");
            assertThat(item.texts()).isEqualTo(ReportedItem.Texts.of("", "D", "R", "one"));
        });
        assertThat(told.assets()).hasSize(2);
        assertThat(told.summary().looksFor().weaknesses()).containsExactly("azure-security-center:guid-1");
        assertThat(told.summary().scannedAt()).isPresent();
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.mutations(new AzureRecommendations(), SAMPLE);
        Broken.prefixes(new AzureRecommendations(), SAMPLE);
    }
}
