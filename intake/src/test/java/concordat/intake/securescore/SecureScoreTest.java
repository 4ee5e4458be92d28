package concordat.intake.securescore;

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
import tools.jackson.databind.json.JsonMapper;

final class SecureScoreTest {

    private static final byte[] SAMPLE = """
            {"value": [
              {"controlScores": [{"controlName": "old", "scoreInPercentage": 0}], "azureTenantId": "t",
               "createdDateTime": "2026-01-01T00:00:00Z"},
              {"controlScores": [
                {"controlName": "mfa", "scoreInPercentage": 50.5, "score": 3, "controlCategory": "Identity", "description": "D",
                 "implementationStatus": "S"},
                {"controlName": "whole", "scoreInPercentage": 100, "score": 3},
                {"controlName": "nothing", "score": 0}], "azureTenantId": "t", "createdDateTime": "2026-01-02T00:00:00Z"}]}
            """.getBytes(UTF_8);

    /// No number of findings stands beside it.
    @Test
    void scan_realReports_givesTheControlsWithoutAllTheirScore(@TempDir Path temp) throws IOException {
        Path report = SharedData.folder("scans/m365-secure-score").resolve("secureScore.json");
        JsonNode scores =
                new JsonMapper().readTree(report).path("value").path(0).path("controlScores");
        long lacking = 0;
        for (JsonNode score : scores) {
            lacking += score.path("scoreInPercentage").asDouble() < 100 ? 1 : 0;
        }
        assertThat(scores.size())
                .isEqualTo(Counted.beside(report).path("control_scores").asInt());
        for (Path shape : List.of(report, Reshaped.json(report, temp, 1), Reshaped.json(report, temp, 2))) {
            ReportSummary summary = Counted.whole(shape);
            assertThat(summary.findings()).isEqualTo(lacking).isPositive();
            assertThat(summary.looksFor().weaknesses()).hasSize(scores.size());
        }
    }

    @Test
    void read_everyField_isHandedOn_ofTheLastDay() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        AssetKey tenant = AssetKey.of(AssetKind.DIRECTORY, "t");
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactly("m365-secure-score:mfa", "m365-secure-score:nothing");
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(tenant);
        assertThat(first.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(first.family()).isEqualTo("Identity");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("", "D", "", "S"));
        assertThat(told.summary().scope()).containsExactly(tenant);
        assertThat(told.summary().looksFor().weaknesses()).hasSize(3);
        assertThat(told.summary().scannedAt())
                .hasValueSatisfying(at -> assertThat(at).hasToString("2026-01-02T00:00:00Z"));
    }

    @Test
    void read_oneDayAlone_aBareList_orBesideProfiles_isTheSame() throws IOException {
        String days = new String(SAMPLE, UTF_8).strip();
        String list = days.substring(days.indexOf('['), days.length() - 1);
        String day = list.substring(list.indexOf("{\"controlScores\": [\n"), list.length() - 1);
        Broken.Told told = Broken.told(SAMPLE);
        for (String shape : List.of(list, day, "{\"secureScore\": " + days + ", \"profiles\": {\"value\": []}}")) {
            assertThat(Broken.told(shape.getBytes(UTF_8)).items()).isEqualTo(told.items());
            assertThat(Broken.told(shape.getBytes(UTF_8)).assets()).isEqualTo(told.assets());
        }
        String none = "{\"@odata.context\": \"https://a.example/$metadata#security/secureScores\", \"value\": []}";
        assertThat(Broken.told(none.getBytes(UTF_8)).summary().findings()).isZero();
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new SecureScore(), SAMPLE);
    }
}
