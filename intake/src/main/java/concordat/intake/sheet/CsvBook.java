package concordat.intake.sheet;

import concordat.intake.csv.CsvRow;
import concordat.intake.csv.CsvRows;
import concordat.intake.report.ByteOrderMark;
import concordat.intake.sheet.SheetProblem.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Finds out how a table in text is encoded and divided, and reads it. The file is gone through twice or three times,
/// and never held.
final class CsvBook {

    static final String SHEET = "table";

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int TRIED = 30;

    /// Characters of a first line such as `sep=;`, which spreadsheets write and obey.
    private static final int SAYING = 6;

    private final Path file;
    private final Charset charset;
    private final int mark;
    private final List<String> notes = new ArrayList<>();

    private CsvBook(Path file, Charset charset, int mark) {
        this.file = file;
        this.charset = charset;
        this.mark = mark;
    }

    static CsvBook open(Path file, byte[] start) throws IOException, Unsound {
        ByteOrderMark said = ByteOrderMark.of(start);
        CsvBook book = new CsvBook(file, said.charset(), said.length());
        boolean sound = book.isText();
        if (!sound && book.mark == 0) {
            book = new CsvBook(file, WINDOWS, 0);
            book.notes.add("The text is not UTF-8; it was read as Windows-1252.");
            sound = book.isText();
        }
        if (!sound) {
            throw Unsound.damaged("the text is not what its first bytes say it is");
        }
        return book;
    }

    List<String> notes() {
        return notes;
    }

    /// @return whether all of it is written so
    private boolean isText() throws IOException, Unsound {
        char[] buffer = new char[1 << 14];
        try (Reader text = text(UnaryOperator.identity())) {
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    char c = buffer[i];
                    if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                        throw Unsound.file(
                                Kind.UNKNOWN_FORMAT,
                                "this is not a table but a binary file",
                                "give a workbook (.xlsx) or a table in text (.csv)");
                    }
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private Reader text(UnaryOperator<InputStream> through) throws IOException {
        InputStream in = through.apply(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        in.skipNBytes(mark);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /// @return what the first line says that cells are divided by
    private Optional<Character> said() throws IOException {
        char[] first = new char[SAYING];
        int filled = 0;
        try (Reader text = text(UnaryOperator.identity())) {
            int read = text.read(first, 0, SAYING);
            while (read >= 0 && filled + read < SAYING) {
                filled += read;
                read = text.read(first, filled, SAYING - filled);
            }
            filled += Math.max(0, read);
        }
        boolean says = filled == SAYING
                && new String(first, 0, 4).equals("sep=")
                && (first[SAYING - 1] == '\r' || first[SAYING - 1] == '\n');
        return says ? Optional.of(first[4]) : Optional.empty();
    }

    /// The sign by which most of the first records are divided into most cells; the comma when none divides them.
    private char delimiter() throws IOException {
        char best = ',';
        int most = 1;
        for (char candidate : DELIMITERS) {
            int cells = commonly(candidate);
            if (cells > most) {
                most = cells;
                best = candidate;
            }
        }
        return best;
    }

    /// @return how many cells the middle one of the first records has; 0 when the quotes do not fit
    private int commonly(char candidate) throws IOException {
        List<CsvRows.Fault> faults = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        try (Reader text = text(UnaryOperator.identity())) {
            CsvRows rows = new CsvRows(text, candidate, faults::add);
            for (Optional<CsvRow> row = rows.next(); row.isPresent() && counts.size() < TRIED; row = rows.next()) {
                counts.add(row.get().cells().size());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!faults.isEmpty() || counts.isEmpty()) {
            return 0;
        }
        return counts.stream().sorted().toList().get(counts.size() / 2);
    }

    private static String name(char delimiter) {
        return switch (delimiter) {
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "bars";
            default -> "[" + delimiter + "]";
        };
    }

    /// @param through what the bytes pass when they are read at last
    /// @param most cells that are not blank
    void rows(UnaryOperator<InputStream> through, long most, RowTaker taker) throws IOException, Unsound {
        Optional<Character> said = said();
        char delimiter = said.isPresent() ? said.get() : delimiter();
        if (delimiter != ',') {
            notes.add("Cells are divided by " + name(delimiter) + ".");
        }
        taker.begins(SHEET);
        List<CsvRows.Fault> faults = new ArrayList<>();
        long cells = 0;
        try (Reader text = text(through)) {
            CsvRows rows = new CsvRows(text, delimiter, faults::add);
            for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                SheetRow filled = filled(row.get());
                cells += filled.cells().size();
                if (cells > most) {
                    throw Unsound.file(Kind.TOO_LARGE, "more than " + most + " cells", "split the file");
                }
                boolean saying = said.isPresent() && filled.number() == 1;
                if (!filled.cells().isEmpty() && !saying) {
                    taker.row(filled);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!faults.isEmpty()) {
            CsvRows.Fault fault = faults.getFirst();
            throw Unsound.damaged("line " + fault.line() + ", column " + fault.column() + ": " + fault.what());
        }
    }

    private static SheetRow filled(CsvRow row) {
        List<Cell> filled = new ArrayList<>();
        int column = 0;
        for (CsvRow.Cell cell : row.cells()) {
            column++;
            if (!cell.text().isBlank()) {
                filled.add(new Cell(row.line(), column, new CellValue.Text(cell.text()), false));
            }
        }
        return new SheetRow(row.line(), filled);
    }
}
