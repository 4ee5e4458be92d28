package concordat.intake.table;

import concordat.intake.csv.CsvRow;
import concordat.intake.csv.CsvRows;
import concordat.intake.report.MeteredInput;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Unfit;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a report as a stream of rows under headings. Rows of blank cells are passed over. Memory holds one row.
public final class TableRecords {

    /// What commas, semicolons and tabs part.
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    private static final int FIRST = 20;

    private TableRecords() {}

    /// Receives a table.
    public interface Taker {
        /// A row before the headings.
        default void ahead(List<String> cells) {}

        /// A row below them.
        void row(TableRow row);

        /// There are no more rows.
        default void over() {}
    }

    /// Reads a report through, whatever parts its cells. The headings are the first row that has all of one of
    /// those named; a later row that has them too is headings again.
    ///
    /// @param anyOf each in lower case
    /// @param tally receives what the taker makes of the rows
    /// @throws IOException when the bytes cannot be read
    public static Reading read(
            ReportBytes bytes, List<Set<String>> anyOf, String format, ReportTally tally, Taker taker)
            throws IOException {
        char delimiter;
        try (InputStream opened = bytes.open()) {
            List<First> likely = first(opened);
            delimiter = likely.stream()
                    .filter(f -> f.rows.stream().anyMatch(row -> has(names(row), anyOf)))
                    .findFirst()
                    .or(() -> likely.stream().findFirst())
                    .map(First::delimiter)
                    .orElse(',');
        }
        try (InputStream opened = bytes.open()) {
            MeteredInput in = new MeteredInput(opened, Long.MAX_VALUE);
            List<CsvRows.Fault> faults = new ArrayList<>();
            CsvRows rows = CsvRows.lenient(new DoubledEnd(LenientText.of(in)), delimiter, faults::add);
            long line = 1;
            try {
                Optional<Map<String, Integer>> columns = Optional.empty();
                for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                    line = row.get().line();
                    List<String> cells = cells(row.get());
                    if (cells.stream().allMatch(String::isBlank)) {
                        continue;
                    }
                    Map<String, Integer> names = names(cells);
                    if (has(names, anyOf)) {
                        columns = Optional.of(names);
                    } else if (columns.isPresent()) {
                        taker.row(new TableRow(line, columns.get(), cells));
                    } else {
                        taker.ahead(cells);
                    }
                }
                if (columns.isEmpty() && faults.isEmpty()) {
                    throw Unfit.malformed("no row has the headings " + anyOf.getFirst());
                }
                taker.over();
            } catch (Unfit unfit) {
                return new Reading.Refused(unfit.at(line, 1).problem());
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            if (!faults.isEmpty()) {
                CsvRows.Fault fault = faults.getFirst();
                return new Reading.Refused(new ReportProblem(
                        Kind.MALFORMED,
                        fault.line(),
                        fault.column(),
                        fault.what(),
                        "export the table again from the tool that made it"));
            }
            return new Reading.Whole(tally.summary(format, in.digest(), in.bytes()));
        }
    }

    private static boolean has(Map<String, Integer> names, List<Set<String>> anyOf) {
        return anyOf.stream().anyMatch(names.keySet()::containsAll);
    }

    /// @return what may part the text's cells, and its first rows parted so; that which makes the widest row first, for
    ///     no other is told by anything but headings; none when it is no table
    public static List<First> first(InputStream in) throws IOException {
        StringBuilder start = new StringBuilder();
        char[] some = new char[1 << 13];
        var text = LenientText.of(in);
        for (int got = text.read(some, 0, some.length); got > 0 && start.length() < 1 << 16; ) {
            start.append(some, 0, got);
            got = text.read(some, 0, some.length);
        }
        return DELIMITERS.stream()
                .map(d -> new First(d, rows(start.toString(), d)))
                .filter(f -> f.rows.stream().anyMatch(r -> r.size() > 2))
                .sorted(Comparator.comparingInt(First::widest).reversed())
                .toList();
    }

    /// The beginning of a table.
    public record First(char delimiter, List<List<String>> rows) {
        int widest() {
            return rows.stream().mapToInt(List::size).max().orElse(0);
        }
    }

    private static List<List<String>> rows(String start, char delimiter) {
        List<List<String>> all = new ArrayList<>();
        CsvRows rows = CsvRows.lenient(new StringReader(start), delimiter, fault -> {});
        for (Optional<CsvRow> row = rows.next(); row.isPresent() && all.size() < FIRST; row = rows.next()) {
            all.add(cells(row.get()));
        }
        return all;
    }

    private static List<String> cells(CsvRow row) {
        return row.cells().stream().map(CsvRow.Cell::text).toList();
    }

    private static Map<String, Integer> names(List<String> cells) {
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                names.putIfAbsent(name, i);
            }
        }
        return names;
    }
}
