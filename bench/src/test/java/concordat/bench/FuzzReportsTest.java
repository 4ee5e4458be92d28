package concordat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A little of what `./concordat fuzz` does for long.
final class FuzzReportsTest {

    private static final int TIMES = 200;

    /// A sample that were refused would only ever try what is refused at the door.
    @Test
    void everyFormat_hasSamplesThatAreRead() throws IOException {
        List<FuzzTarget> targets = FuzzReports.targets();
        for (ReportFormat format : Reports.formats()) {
            FuzzTarget target = targets.stream()
                    .filter(t -> t.name().equals("report-" + format.name()))
                    .findFirst()
                    .orElseThrow();
            if (!format.name().equals("fedramp-poam")) { // which is a sheet that its target puts into a workbook
                for (byte[] seed : target.seeds()) {
                    assertThat(format.read(ReportBytes.of(seed), ReportSink.NOTHING))
                            .as(target.name())
                            .isInstanceOf(Reading.Whole.class);
                }
            }
        }
        FuzzTarget any = targets.stream()
                .filter(t -> t.name().equals("report-any"))
                .findFirst()
                .orElseThrow();
        for (byte[] seed : any.seeds()) {
            assertThat(Reports.read(ReportBytes.of(seed), ReportSink.NOTHING)).isInstanceOf(Reading.Whole.class);
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void damagedReports_ofEveryFormat_giveAnswers() throws IOException {
        List<String> failures = new ArrayList<>();
        for (FuzzTarget target : FuzzReports.targets()) {
            for (int number = 0; number < TIMES; number++) {
                byte[] damaged = Mutation.of(target.seeds(), new SplittableRandom(number));
                if (damaged.length > 20_000) {
                    continue; // large ones are for the long run
                }
                try {
                    target.decoder().decode(damaged);
                } catch (Exception e) {
                    failures.add(target.name() + ", input " + number + ": " + e);
                }
            }
        }
        assertThat(failures).isEmpty();
    }
}
