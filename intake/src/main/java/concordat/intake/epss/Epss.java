package concordat.intake.epss;

import concordat.intake.report.CveIds;
import concordat.intake.report.Numbers;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Unfit;
import concordat.intake.table.TableRecords;
import concordat.intake.table.TableRow;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Scores of the Exploit Prediction Scoring System, as FIRST publishes them: a CSV with a remark of the model and the
/// day above its headings. Memory holds one row.
public final class Epss {

    private static final String FORMAT = "epss";
    private static final int MOST = 1_000_000;
    private static final String DAY = "score_date:";

    private Epss() {}

    /// Receives the scores.
    public interface Sink {
        /// @param cve upper case, each once
        /// @param score that it will be exploited within thirty days, from 0 to 1
        /// @param percentile how many vulnerabilities score no higher, from 0 to 1
        void scored(String cve, double score, OptionalDouble percentile);
    }

    /// Reads a file through; what was received of one that is refused does not count.
    ///
    /// @return its summary says of which day the scores are, when the file does
    /// @throws IOException when the bytes cannot be read
    public static Reading read(ReportBytes bytes, Sink sink) throws IOException {
        ReportTally tally = new ReportTally(FORMAT, ReportSink.NOTHING);
        return TableRecords.read(bytes, List.of(Set.of("cve", "epss")), FORMAT, tally, new Rows(tally, sink));
    }

    private static final class Rows implements TableRecords.Taker {
        private final ReportTally tally;
        private final Sink sink;
        private final CveIds ids = new CveIds(MOST);

        private Rows(ReportTally tally, Sink sink) {
            this.tally = tally;
            this.sink = sink;
        }

        @Override
        public void ahead(List<String> cells) {
            cells.stream()
                    .map(String::strip)
                    .filter(cell -> cell.startsWith(DAY) || cell.startsWith("#" + DAY))
                    .findFirst()
                    .ifPresent(cell -> tally.scannedAt(day(cell.substring(cell.indexOf(':') + 1))));
        }

        private static Optional<java.time.Instant> day(String text) {
            try {
                return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length())))
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public void row(TableRow row) {
            String id = ids.next(row.get("cve"));
            String percentile = row.get("percentile", "epss percentile");
            sink.scored(
                    id,
                    part(id, row.get("epss")),
                    percentile.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(part(id, percentile)));
        }

        private static double part(String id, String text) {
            OptionalDouble number = Numbers.decimal(text);
            if (number.isEmpty() || !(number.getAsDouble() >= 0 && number.getAsDouble() <= 1)) {
                throw Unfit.malformed(id + " has [" + text + "], which is no number from 0 to 1");
            }
            return number.getAsDouble();
        }

        @Override
        public void over() {
            if (ids.size() == 0) {
                throw Unfit.malformed("it scores no vulnerability");
            }
        }
    }
}
