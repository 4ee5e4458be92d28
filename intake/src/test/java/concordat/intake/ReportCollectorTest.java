package concordat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Strength;
import concordat.findings.Vantage;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ReportCollectorTest {

    private static final Provenance PROVENANCE =
            new Provenance("r-1", Instant.parse("2026-11-22T10:00:00Z"), Strength.MACHINE, Vantage.INSIDE);

    @Test
    void collect_aReportThatFits_isReady() throws IOException {
        assertThat(ReportCollector.collect(report(10), PROVENANCE, 10_000))
                .isInstanceOfSatisfying(
                        Collected.Ready.class,
                        ready -> assertThat(ready.delivery().sightings()).hasSize(10));
    }

    @Test
    void collect_aReportThatDoesNotFitIntoMemory_isRefusedWhole_andSaysHowMuchFits() throws IOException {
        assertThat(ReportCollector.collect(report(1_000), PROVENANCE, 10_000))
                .isInstanceOfSatisfying(Collected.Refused.class, refused -> {
                    assertThat(refused.why().problem().kind()).isEqualTo(ReportProblem.Kind.TOO_LARGE);
                    assertThat(refused.why().problem().toString())
                            .startsWith("it holds 1000 findings on 1 hosts, and one import takes ")
                            .endsWith(" such; split the scan by hosts and import its parts");
                });
    }

    private static ReportBytes report(int findings) {
        StringBuilder report = new StringBuilder("<NessusClientData_v2><Report name='r'><ReportHost name='h'>");
        for (int n = 0; n < findings; n++) {
            report.append("<ReportItem port='1' protocol='tcp' severity='1' pluginID='")
                    .append(n)
                    .append("' pluginName='p' pluginFamily='f'><plugin_output>")
                    .append("x".repeat(100))
                    .append("</plugin_output></ReportItem>");
        }
        report.append("</ReportHost></Report></NessusClientData_v2>");
        return ReportBytes.of(report.toString().getBytes(StandardCharsets.UTF_8));
    }
}
