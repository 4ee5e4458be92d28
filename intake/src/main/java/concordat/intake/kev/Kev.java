package concordat.intake.kev;

import concordat.intake.json.Json;
import concordat.intake.json.JsonRecords;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.CveIds;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Unfit;
import concordat.intake.table.TableRecords;
import concordat.intake.table.TableRow;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The catalogue of known exploited vulnerabilities, as CISA publishes it in JSON and as CSV. Memory holds one entry.
public final class Kev {

    private static final String FORMAT = "kev";
    private static final int MOST = 200_000;

    private Kev() {}

    /// Receives the entries.
    public interface Sink {
        /// @param cve upper case, each once
        /// @param on the day on which it was added
        void listed(String cve, LocalDate on);
    }

    /// Reads a catalogue through; what was received of one that is refused does not count.
    ///
    /// @return its summary says as of when it is: when it was released, else the day of its newest entry
    /// @throws IOException when the bytes cannot be read
    public static Reading read(ReportBytes bytes, Sink sink) throws IOException {
        ReportTally tally = new ReportTally(FORMAT, ReportSink.NOTHING);
        Entries entries = new Entries(tally, sink);
        return json(bytes)
                ? JsonRecords.read(bytes, FORMAT, tally, new Document(entries))
                : TableRecords.read(bytes, List.of(Set.of("cveid", "dateadded")), FORMAT, tally, new Table(entries));
    }

    private static boolean json(ReportBytes bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            for (int i = 0; i < 1 << 12; i++) {
                int next = in.read();
                if (next < 0 || next == '{') {
                    return next == '{';
                }
                // Space and the mark of an order of bytes, which some tools put first.
                if (next > ' ' && next != 0xef && next != 0xbb && next != 0xbf) {
                    return false;
                }
            }
            return false;
        }
    }

    private static final class Entries {
        private final ReportTally tally;
        private final Sink sink;
        private final CveIds ids = new CveIds(MOST);
        private LocalDate newest = LocalDate.MIN;
        private Optional<Instant> released = Optional.empty();

        private Entries(ReportTally tally, Sink sink) {
            this.tally = tally;
            this.sink = sink;
        }

        void entry(String cve, String added) {
            String id = ids.next(cve);
            LocalDate on;
            try {
                on = LocalDate.parse(added.strip());
            } catch (DateTimeException e) {
                throw Unfit.malformed(id + " was added on no day but [" + added + "]");
            }
            newest = on.isAfter(newest) ? on : newest;
            sink.listed(id, on);
        }

        void over() {
            if (ids.size() == 0) {
                throw Unfit.malformed("it lists no vulnerability");
            }
            tally.scannedAt(released.or(
                    () -> Optional.of(newest.atStartOfDay(ZoneOffset.UTC).toInstant())));
        }
    }

    private static final class Document implements JsonTaker {
        private static final String LIST = "vulnerabilities";

        private final Entries entries;
        private long promised = -1;

        private Document(Entries entries) {
            this.entries = entries;
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "", LIST -> Take.INTO;
                case LIST + "[]", "count", "dateReleased" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void whole(String path, JsonNode value) {
            switch (path) {
                case "count" -> promised = value.asLong(-1);
                case "dateReleased" -> entries.released = instant(Json.text(value));
                default -> entries.entry(Json.text(value, "cveID"), Json.text(value, "dateAdded"));
            }
        }

        private static Optional<Instant> instant(String text) {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public void out(String path) {
            if (path.isEmpty()) {
                if (promised >= 0 && promised != entries.ids.size()) {
                    throw Unfit.malformed("it says that it lists " + promised + " and lists " + entries.ids.size());
                }
                entries.over();
            }
        }
    }

    private static final class Table implements TableRecords.Taker {
        private final Entries entries;

        private Table(Entries entries) {
            this.entries = entries;
        }

        @Override
        public void row(TableRow row) {
            entries.entry(row.get("cveid"), row.get("dateadded"));
        }

        @Override
        public void over() {
            entries.over();
        }
    }
}
