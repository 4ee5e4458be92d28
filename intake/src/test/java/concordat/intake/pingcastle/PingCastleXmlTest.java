package concordat.intake.pingcastle;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSummary;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PingCastleXmlTest {

    private static final String SMALL = """
            <?xml version="1.0"?><HealthcheckData><EngineVersion>3.2.0.1</EngineVersion>
            <GenerationDate>2024-06-06T13:01:09.2643869+02:00</GenerationDate><RiskRules><HealthcheckRiskRule>
            <Points>50</Points><Category>Anomalies</Category><Model>LocalGroup</Model><RiskId>A-One</RiskId>
            <Rationale>why: 3</Rationale><Details><string>a</string><string>b</string></Details></HealthcheckRiskRule>
            </RiskRules><DomainFQDN>example.local</DomainFQDN><NetBIOSName>EXAMPLE</NetBIOSName></HealthcheckData>
            """;

    /// PingCastle rates by points alone; how many rules have how many was counted independently.
    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        for (Path report : SharedData.reports("scans/pingcastle")) {
            for (Path shape : List.of(report, Reshaped.xml(report, temp, 1), Reshaped.xml(report, temp, 2))) {
                ReportSummary summary = Counted.whole(shape);
                assertThat(summary.format()).isEqualTo("pingcastle-xml");
                assertThat(summary.findings())
                        .isEqualTo(Counted.beside(report).path("findings").asLong());
                assertThat(summary.scope()).containsExactly(AssetKey.of(AssetKind.DIRECTORY, "example.local"));
                if (report.endsWith("many.xml")) {
                    assertThat(summary.bySeverity())
                            .containsEntry(Severity.INFO, 11L)
                            .containsEntry(Severity.LOW, 5L)
                            .containsEntry(Severity.MEDIUM, 10L)
                            .containsEntry(Severity.HIGH, 2L);
                }
            }
        }
    }

    @Test
    void read_eachField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SMALL.getBytes(StandardCharsets.UTF_8));
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.weakness()).isEqualTo("pingcastle:A-One");
            assertThat(item.asset()).contains(AssetKey.of(AssetKind.DIRECTORY, "example.local"));
            assertThat(item.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(item.family()).isEqualTo("Anomalies/LocalGroup");
            assertThat(item.texts().output()).isEqualTo("a\nb");
        });
        assertThat(told.assets()).singleElement().satisfies(domain -> assertThat(domain.credentialed())
                .isTrue());
        ReportSummary summary = ((Reading.Whole) told.reading()).summary();
        assertThat(summary.tool()).isEqualTo("PingCastle 3.2.0.1");
        assertThat(summary.scannedAt()).hasToString("Optional[2024-06-06T11:01:09.264386Z]");
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        assertThat(Broken.told("<HealthcheckData/>".getBytes(StandardCharsets.UTF_8))
                        .items())
                .isEmpty();
        Broken.prefixesAndMutations(new PingCastleXml(), SMALL.getBytes(StandardCharsets.UTF_8));
    }
}
