package concordat.intake.sheet;

import concordat.intake.report.Likeness;
import concordat.intake.sheet.SheetProblem.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipException;

/// Reads workbooks (XLSX) and tables in text (CSV), told apart by their bytes alone. Formulas give the value last
/// calculated, merged cells their one value everywhere, and both are said. Nothing is ever calculated, unpacked to
/// disk or fetched.
public final class Sheets {

    /// Bytes; of the file as it comes.
    public static final long LARGEST = 64L << 20;

    /// Bytes; of a table in text whose rows are handed on.
    public static final long LARGEST_STREAMED = 1L << 30;

    private static final int START = 4_096;
    private static final long MOST_CELLS = 1_000_000;

    private Sheets() {}

    /// Reads a file whole.
    ///
    /// @throws IOException when the file cannot be read; a bad file is no exception
    public static SheetReading read(Path file) throws IOException {
        try {
            byte[] start = start(file);
            within(file, LARGEST);
            return new SheetReading.Read(isWorkbook(start) ? workbook(file) : text(file, start));
        } catch (Unsound e) {
            return new SheetReading.Refused(e.problem());
        }
    }

    /// Hands on the rows of one sheet while they are read, so that a table of any length takes little memory. A
    /// workbook's rows must stand in order, as every spreadsheet program writes them.
    ///
    /// @param sheet its name, which means nothing in a table in text; the first that is not hidden when left out
    /// @param through what the rows' bytes pass, unpacked; it may end the reading by an exception
    /// @throws IOException when the file cannot be read; a bad file is no exception
    public static SheetStreaming stream(
            Path file, Optional<String> sheet, UnaryOperator<InputStream> through, RowTaker taker) throws IOException {
        try {
            byte[] start = start(file);
            if (isWorkbook(start)) {
                within(file, LARGEST);
                try (XlsxBook book = new XlsxBook(file)) {
                    book.stream(sheet, through, taker);
                    return new SheetStreaming.Whole(digest(file));
                } catch (ZipException | EOFException e) {
                    throw damaged(e);
                }
            }
            within(file, LARGEST_STREAMED);
            opened(file, start).rows(through, Long.MAX_VALUE, taker);
            return new SheetStreaming.Whole(digest(file));
        } catch (Unsound e) {
            return new SheetStreaming.Refused(e.problem());
        }
    }

    private static byte[] start(Path file) throws IOException, Unsound {
        if (Files.isDirectory(file)) {
            throw Unsound.file(Kind.UNKNOWN_FORMAT, "this is a folder", "name a file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(START);
        }
    }

    private static boolean isWorkbook(byte[] start) {
        return starts(start, 'P', 'K', 3, 4);
    }

    private static void within(Path file, long most) throws IOException, Unsound {
        if (Files.size(file) > most) {
            throw Unsound.file(
                    Kind.TOO_LARGE,
                    "the file is larger than " + (most >> 20) + " MB",
                    "split it, or delete the sheets that are not needed");
        }
    }

    /// Looks at a workbook's tabs alone. Does not close the stream.
    ///
    /// @return their names; none when it is no sound workbook
    /// @throws IOException when the stream cannot be read; bad bytes are no exception
    public static List<String> tabs(InputStream in) throws IOException {
        return withFile(in, file -> {
            try (XlsxBook book = new XlsxBook(file)) {
                return book.names();
            } catch (ZipException | EOFException | Unsound e) {
                return List.of();
            }
        });
    }

    /// Reads what comes from a stream, by way of a file of our own that is gone afterwards. Does not close the stream.
    ///
    /// @throws IOException when the stream cannot be read; bad bytes are no exception
    public static SheetReading read(InputStream in) throws IOException {
        return withFile(in, Sheets::read);
    }

    private interface Of<T> {
        T file(Path file) throws IOException;
    }

    private static <T> T withFile(InputStream in, Of<T> what) throws IOException {
        Path file = Files.createTempFile("concordat-table-", ".bytes");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                long taken = 0;
                for (int read = in.read(buffer); read >= 0 && taken <= LARGEST; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                    taken += read;
                }
            }
            return what.file(file);
        } finally {
            Files.delete(file);
        }
    }

    private static Workbook workbook(Path file) throws IOException, Unsound {
        try (XlsxBook book = new XlsxBook(file)) {
            return book.read(digest(file));
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    private static Unsound damaged(IOException e) {
        return Unsound.damaged("the workbook is damaged: " + XmlPart.plain(e.getMessage()));
    }

    private static Workbook text(Path file, byte[] start) throws IOException, Unsound {
        CsvBook book = opened(file, start);
        List<SheetRow> rows = new ArrayList<>();
        book.rows(UnaryOperator.identity(), MOST_CELLS, new RowTaker() {
            @Override
            public void begins(String sheet) {}

            @Override
            public void row(SheetRow row) {
                rows.add(row);
            }
        });
        Sheet sheet = new Sheet(CsvBook.SHEET, false, rows, List.of());
        return new Workbook("csv", digest(file), List.of(sheet), book.notes());
    }

    private static CsvBook opened(Path file, byte[] start) throws IOException, Unsound {
        if (starts(start, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw Unsound.file(
                    Kind.UNKNOWN_FORMAT,
                    "this is an old .xls workbook, or one with a password",
                    "save it as .xlsx without a password");
        }
        Optional<String> like = Likeness.ofStart(start);
        boolean wide = starts(start, 0xff, 0xfe) || starts(start, 0xfe, 0xff);
        boolean texts = like.filter(l -> l.equals("plain text") || l.startsWith("a table"))
                .isPresent();
        if (!texts && !wide) {
            throw Unsound.file(
                    Kind.UNKNOWN_FORMAT,
                    "this is not a table but " + like.orElse("an XML document"),
                    "give a workbook (.xlsx) or a table in text (.csv)");
        }
        return CsvBook.open(file, start);
    }

    private static boolean starts(byte[] start, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= start.length || (start[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
