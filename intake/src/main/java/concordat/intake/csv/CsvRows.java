package concordat.intake.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Splits text into records by RFC 4180, keeping places. Lines may end in LF, CRLF or CR. Blank lines are skipped.
/// What stands between cells is the caller's to say, since spreadsheets write what their country writes.
/// Not for use by two threads.
public final class CsvRows {

    private static final int MOST_CELLS = 500;

    /// What is wrong with the quotes, or the number of cells, of a file.
    ///
    /// @param line from 1
    /// @param column from 1, in characters
    public record Fault(int line, int column, String what) {}

    private final String text;
    private final char delimiter;
    private final Consumer<Fault> faults;
    private int at;
    private int line = 1;
    private int lineStart;

    /// @param faults is told at most one thing, after which nothing more comes
    public CsvRows(String text, char delimiter, Consumer<Fault> faults) {
        this.text = text;
        this.delimiter = delimiter;
        this.faults = faults;
    }

    /// @return the next record, or empty at the end. After a problem with the quotes nothing more comes, since where
    ///     the next record begins is then a guess.
    public Optional<CsvRow> next() {
        while (at < text.length() && endsLine(text.charAt(at))) {
            newLine();
        }
        if (at >= text.length()) {
            return Optional.empty();
        }
        int began = line;
        List<CsvRow.Cell> cells = new ArrayList<>();
        while (true) {
            Optional<CsvRow.Cell> cell = cell();
            if (cell.isEmpty()) {
                at = text.length();
                return Optional.empty();
            }
            cells.add(cell.get());
            if (cells.size() > MOST_CELLS) {
                report(began, 1, "more than " + MOST_CELLS + " cells in one record");
                at = text.length();
                return Optional.empty();
            }
            if (at < text.length() && text.charAt(at) == delimiter) {
                at++;
                continue;
            }
            if (at < text.length()) {
                newLine();
            }
            return Optional.of(new CsvRow(began, cells));
        }
    }

    private Optional<CsvRow.Cell> cell() {
        int column = at - lineStart + 1;
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted(line, column);
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != delimiter && !endsLine(text.charAt(at))) {
            if (text.charAt(at) == '"') {
                report(line, at - lineStart + 1, "a quote inside a cell that does not begin with one");
                return Optional.empty();
            }
            at++;
        }
        return Optional.of(new CsvRow.Cell(line, column, text.substring(start, at)));
    }

    private Optional<CsvRow.Cell> quoted(int began, int column) {
        StringBuilder inside = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '"') {
                if (endsLine(c)) {
                    int start = at;
                    newLine();
                    inside.append(text, start, at);
                } else {
                    inside.append(c);
                    at++;
                }
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                inside.append('"');
                at += 2;
            } else {
                at++;
                if (at < text.length() && text.charAt(at) != delimiter && !endsLine(text.charAt(at))) {
                    report(line, at - lineStart + 1, "text after a closing quote");
                    return Optional.empty();
                }
                return Optional.of(new CsvRow.Cell(began, column, inside.toString()));
            }
        }
        report(began, column, "a quote that is never closed");
        return Optional.empty();
    }

    private static boolean endsLine(char c) {
        return c == '\n' || c == '\r';
    }

    private void newLine() {
        boolean pair = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        at += pair ? 2 : 1;
        line++;
        lineStart = at;
    }

    private void report(int atLine, int atColumn, String what) {
        faults.accept(new Fault(atLine, atColumn, what));
    }
}
