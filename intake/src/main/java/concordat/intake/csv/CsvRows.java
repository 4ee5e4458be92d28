package concordat.intake.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Splits text into records by RFC 4180, keeping places. Lines may end in LF, CRLF or CR. Blank lines are skipped.
/// What stands between cells is the caller's to say, since spreadsheets write what their country writes. Holds one
/// record at a time. Not for use by two threads.
public final class CsvRows {

    private static final int MOST_CELLS = 500;
    private static final int LONGEST = 1_000_000;
    private static final int BUFFER = 1 << 15;
    private static final int END = -1;

    /// What is wrong with the quotes, the length of a cell, or the number of cells, of a file.
    ///
    /// @param line from 1
    /// @param column from 1, in characters
    public record Fault(int line, int column, String what) {}

    private final Reader in;
    private final char delimiter;
    private final Consumer<Fault> faults;
    private final boolean strict;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder text = new StringBuilder();
    private int next;
    private int filled;
    private boolean over;
    private int line = 1;
    private int column = 1;

    /// @param faults is told at most one thing, after which nothing more comes
    public CsvRows(String text, char delimiter, Consumer<Fault> faults) {
        this(new StringReader(text), delimiter, faults);
    }

    /// @param in is not closed
    /// @param faults is told at most one thing, after which nothing more comes
    public CsvRows(Reader in, char delimiter, Consumer<Fault> faults) {
        this(in, delimiter, faults, true);
    }

    private CsvRows(Reader in, char delimiter, Consumer<Fault> faults, boolean strict) {
        this.in = in;
        this.delimiter = delimiter;
        this.faults = faults;
        this.strict = strict;
    }

    /// Reads as spreadsheets do: a quote inside a cell that does not begin with one is part of its text.
    ///
    /// @param in is not closed
    /// @param faults is told at most one thing, after which nothing more comes
    public static CsvRows lenient(Reader in, char delimiter, Consumer<Fault> faults) {
        return new CsvRows(in, delimiter, faults, false);
    }

    /// @return the next record, or empty at the end. After a problem with the quotes nothing more comes, since where
    ///     the next record begins is then a guess.
    /// @throws UncheckedIOException when the text cannot be read
    public Optional<CsvRow> next() {
        while (!over && endsLine(peek())) {
            newLine();
        }
        if (over || peek() == END) {
            return Optional.empty();
        }
        int began = line;
        List<CsvRow.Cell> cells = new ArrayList<>();
        while (true) {
            Optional<CsvRow.Cell> cell = cell();
            if (cell.isEmpty()) {
                return Optional.empty();
            }
            cells.add(cell.get());
            if (cells.size() > MOST_CELLS) {
                report(began, 1, "more than " + MOST_CELLS + " cells in one record");
                return Optional.empty();
            }
            if (peek() == delimiter) {
                step();
                continue;
            }
            if (peek() != END) {
                newLine();
            }
            return Optional.of(new CsvRow(began, cells));
        }
    }

    private Optional<CsvRow.Cell> cell() {
        int began = column;
        text.setLength(0);
        if (peek() == '"') {
            return quoted(line, began);
        }
        for (int c = peek(); c != END && c != delimiter && !endsLine(c); c = peek()) {
            if (c == '"' && text.toString().isBlank()) {
                text.setLength(0);
                return quoted(line, began); // some write a blank behind each comma
            }
            if (c == '"' && strict) {
                report(line, column, "a quote inside a cell that does not begin with one");
                return Optional.empty();
            }
            text.append((char) c);
            step();
            if (tooLong(line, began)) {
                return Optional.empty();
            }
        }
        return Optional.of(new CsvRow.Cell(line, began, text.toString()));
    }

    private Optional<CsvRow.Cell> quoted(int began, int atColumn) {
        step();
        for (int c = peek(); c != END; c = peek()) {
            if (c != '"') {
                if (endsLine(c)) {
                    text.append(newLine());
                } else {
                    text.append((char) c);
                    step();
                }
                if (tooLong(began, atColumn)) {
                    return Optional.empty();
                }
                continue;
            }
            step();
            if (peek() == '"') {
                text.append('"');
                step();
            } else if (peek() != END && peek() != delimiter && !endsLine(peek())) {
                report(line, column, "text after a closing quote");
                return Optional.empty();
            } else {
                return Optional.of(new CsvRow.Cell(began, atColumn, text.toString()));
            }
        }
        report(began, atColumn, "a quote that is never closed");
        return Optional.empty();
    }

    private boolean tooLong(int began, int atColumn) {
        if (text.length() <= LONGEST) {
            return false;
        }
        report(began, atColumn, "a cell of more than " + LONGEST + " characters, or a quote that is never closed");
        return true;
    }

    private static boolean endsLine(int c) {
        return c == '\n' || c == '\r';
    }

    /// @return what ended the line
    private String newLine() {
        boolean pair = peek() == '\r';
        String ended = pair ? "\r" : "\n";
        step();
        if (pair && peek() == '\n') {
            step();
            ended = "\r\n";
        }
        line++;
        column = 1;
        return ended;
    }

    private void step() {
        next++;
        column++;
    }

    private int peek() {
        if (next == filled && !fill()) {
            return END;
        }
        return buffer[next];
    }

    private boolean fill() {
        try {
            int got = in.read(buffer, 0, BUFFER);
            next = 0;
            filled = Math.max(0, got);
            return filled > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(int atLine, int atColumn, String what) {
        over = true;
        faults.accept(new Fault(atLine, atColumn, what));
    }
}
