package concordat.intake.register;

import concordat.intake.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits text into records by RFC 4180, keeping places. Lines may end in LF, CRLF or CR. Blank lines are skipped.
/// Not for use by two threads.
final class CsvRows {

    private static final int MOST_CELLS = 500;

    private final String text;
    private final List<Problem> problems;
    private int at;
    private int line = 1;
    private int lineStart;

    CsvRows(String text, List<Problem> problems) {
        this.text = text;
        this.problems = problems;
    }

    /// @return the next record, or empty at the end. After a problem with the quotes nothing more comes, since where
    ///     the next record begins is then a guess.
    Optional<CsvRow> next() {
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
            if (at < text.length() && text.charAt(at) == ',') {
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
        while (at < text.length() && text.charAt(at) != ',' && !endsLine(text.charAt(at))) {
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
                if (at < text.length() && text.charAt(at) != ',' && !endsLine(text.charAt(at))) {
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
        problems.add(new Problem(atLine, atColumn, what));
    }
}
