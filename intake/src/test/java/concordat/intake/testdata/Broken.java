package concordat.intake.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Breaks a report in every way that can be tried, and holds its reader to giving an answer each time.
public final class Broken {

    private static final Set<Kind> ENDS = Set.of(Kind.TRUNCATED, Kind.MALFORMED);
    private static final int MUTATIONS = 2_000;

    private Broken() {}

    /// What a report told.
    public record Told(Reading reading, List<ReportedItem> items, List<ReportedAsset> assets) implements ReportSink {
        @Override
        public void item(ReportedItem item) {
            items.add(item);
        }

        @Override
        public void asset(ReportedAsset asset) {
            assets.add(asset);
        }

        /// The whole of it in figures.
        public ReportSummary summary() {
            if (reading instanceof Reading.Whole whole) {
                return whole.summary();
            }
            throw new AssertionError(reading);
        }
    }

    /// @return all that a report tells, its format found by its shape
    public static Told told(byte[] report) throws IOException {
        List<ReportedItem> items = new ArrayList<>();
        List<ReportedAsset> assets = new ArrayList<>();
        Reading reading = Reports.read(ReportBytes.of(report), new ReportSink() {
            @Override
            public void item(ReportedItem item) {
                items.add(item);
            }

            @Override
            public void asset(ReportedAsset asset) {
                assets.add(asset);
            }
        });
        assertThat(reading).as("%s", reading).isInstanceOf(Reading.Whole.class);
        return new Told(reading, items, assets);
    }

    /// Every beginning of the report is refused as cut short or malformed, and nothing but an answer comes of any
    /// other damage.
    public static void prefixesAndMutations(ReportFormat format, byte[] report) throws IOException {
        int end = report.length;
        while (end > 0 && report[end - 1] <= ' ') {
            end--;
        }
        int step = Math.max(1, end / 3_000);
        for (int length = 0; length < end; length += step) {
            byte[] prefix = Arrays.copyOf(report, length);
            Reading reading = format.read(ReportBytes.of(prefix), ReportSink.NOTHING);
            if (length > 0) {
                assertThat(reading)
                        .as("the first %d bytes", length)
                        .isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(ENDS)
                                .contains(refused.problem().kind()));
            }
        }
        mutations(format, report);
    }

    /// Every beginning gets an answer, as a table does that was cut after a row.
    public static void prefixes(ReportFormat format, byte[] report) throws IOException {
        for (int length = 0; length < report.length; length++) {
            assertThat(format.read(ReportBytes.of(Arrays.copyOf(report, length)), ReportSink.NOTHING))
                    .isNotNull();
        }
    }

    /// Nothing but an answer comes of any damage. Of a table this is all that can be asked: cut after a row it is a
    /// table still.
    public static void mutations(ReportFormat format, byte[] report) throws IOException {
        mutations(format, report, MUTATIONS);
    }

    /// The same, so many times, for what is slow to read.
    public static void mutations(ReportFormat format, byte[] report, int times) throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < times; i++) {
            byte[] broken = report.clone();
            int hits = 1 + random.nextInt(4);
            for (int hit = 0; hit < hits; hit++) {
                int at = random.nextInt(broken.length);
                switch (random.nextInt(3)) {
                    case 0 -> broken[at] = (byte) random.nextInt(256);
                    case 1 -> broken[at] = (byte) "{}[]\",:0-<>/&;\n".charAt(random.nextInt(15));
                    default -> {
                        int from = random.nextInt(broken.length);
                        int length = Math.min(random.nextInt(30), broken.length - Math.max(at, from));
                        System.arraycopy(report, from, broken, at, length);
                    }
                }
            }
            assertThat(format.read(ReportBytes.of(broken), ReportSink.NOTHING)).isNotNull();
        }
    }
}
