package concordat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.Shape;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What one format takes for its own, no other does, so that their order makes no difference.
final class OneFormatTest {

    @Test
    void everyRealReport_isOfOneFormatAtMost() throws IOException {
        Path scans = SharedData.folder("scans");
        List<Path> reports;
        try (Stream<Path> files = Files.walk(scans)) {
            reports = files.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().endsWith("ounts.json") && !f.endsWith("COUNTS.json"))
                    .filter(f -> !f.toString().endsWith(".zip"))
                    .toList();
        }
        for (Path report : reports) {
            if (new Sniffer(ReportBytes.of(report)).look(shape -> false) instanceof Sniffer.Found.Shaped shaped) {
                assertThat(takers(shaped.shape())).as("%s", report).hasSizeLessThan(2);
            }
        }
        assertThat(reports).hasSizeGreaterThan(100);
    }

    private static List<String> takers(Shape shape) {
        return Reports.formats().stream()
                .filter(format -> format.is(shape))
                .map(ReportFormat::name)
                .toList();
    }
}
