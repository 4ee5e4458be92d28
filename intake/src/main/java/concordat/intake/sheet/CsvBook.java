package concordat.intake.sheet;

import concordat.intake.csv.CsvRow;
import concordat.intake.csv.CsvRows;
import concordat.intake.sheet.SheetProblem.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out how a table in text is encoded and divided, and reads it.
final class CsvBook {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int TRIED = 30;
    private static final int MOST_CELLS = 1_000_000;

    private final List<String> notes = new ArrayList<>();

    private CsvBook() {}

    static Workbook read(byte[] bytes, String digest) throws Unsound {
        CsvBook book = new CsvBook();
        String text = book.text(bytes);
        Optional<Character> said = Optional.empty();
        // Spreadsheets write and obey this first line.
        if (text.length() > 5 && text.startsWith("sep=") && (text.charAt(5) == '\r' || text.charAt(5) == '\n')) {
            said = Optional.of(text.charAt(4));
            text = " ".repeat(5) + text.substring(5);
        }
        char delimiter = said.orElse(delimiter(text));
        if (delimiter != ',') {
            book.notes.add("Cells are divided by " + name(delimiter) + ".");
        }
        List<SheetRow> rows = rows(text, delimiter, said.isPresent());
        Sheet sheet = new Sheet("table", false, rows, List.of());
        return new Workbook("csv", digest, List.of(sheet), book.notes);
    }

    private String text(byte[] bytes) throws Unsound {
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (starts(bytes, 0xef, 0xbb, 0xbf)) {
            mark = 3;
        } else if (starts(bytes, 0xff, 0xfe)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (starts(bytes, 0xfe, 0xff)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        Optional<String> text = decoded(bytes, mark, charset);
        if (text.isEmpty() && mark == 0) {
            text = decoded(bytes, 0, WINDOWS);
            notes.add("The text is not UTF-8; it was read as Windows-1252.");
        }
        String found = text.orElseThrow(() -> Unsound.damaged("the text is not what its first bytes say it is"));
        for (int i = 0; i < found.length(); i++) {
            char c = found.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                throw Unsound.file(
                        Kind.UNKNOWN_FORMAT,
                        "this is not a table but a binary file",
                        "give a workbook (.xlsx) or a table in text (.csv)");
            }
        }
        return found;
    }

    private static Optional<String> decoded(byte[] bytes, int from, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /// The sign by which most of the first records are divided into most cells; the comma when none divides them.
    private static char delimiter(String text) {
        char best = ',';
        int most = 1;
        for (char candidate : DELIMITERS) {
            int cells = commonly(text, candidate);
            if (cells > most) {
                most = cells;
                best = candidate;
            }
        }
        return best;
    }

    /// @return how many cells the middle one of the first records has; 0 when the quotes do not fit
    private static int commonly(String text, char candidate) {
        List<CsvRows.Fault> faults = new ArrayList<>();
        CsvRows rows = new CsvRows(text, candidate, faults::add);
        List<Integer> counts = new ArrayList<>();
        for (Optional<CsvRow> row = rows.next(); row.isPresent() && counts.size() < TRIED; row = rows.next()) {
            counts.add(row.get().cells().size());
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

    private static List<SheetRow> rows(String text, char delimiter, boolean announced) throws Unsound {
        List<CsvRows.Fault> faults = new ArrayList<>();
        CsvRows rows = new CsvRows(text, delimiter, faults::add);
        List<SheetRow> read = new ArrayList<>();
        int cells = 0;
        for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            List<Cell> filled = new ArrayList<>();
            int column = 0;
            for (CsvRow.Cell cell : row.get().cells()) {
                column++;
                if (!cell.text().isBlank()) {
                    filled.add(new Cell(row.get().line(), column, new CellValue.Text(cell.text()), false));
                }
            }
            cells += filled.size();
            if (cells > MOST_CELLS) {
                throw Unsound.file(Kind.TOO_LARGE, "more than " + MOST_CELLS + " cells", "split the file");
            }
            boolean sep = announced && row.get().line() == 1;
            if (!filled.isEmpty() && !sep) {
                read.add(new SheetRow(row.get().line(), filled));
            }
        }
        if (!faults.isEmpty()) {
            CsvRows.Fault fault = faults.getFirst();
            throw Unsound.damaged("line " + fault.line() + ", column " + fault.column() + ": " + fault.what());
        }
        return read;
    }
}
