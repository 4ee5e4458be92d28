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
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipException;

/// Reads workbooks (XLSX) and tables in text (CSV), told apart by their bytes alone. Formulas give the value last
/// calculated, merged cells their one value everywhere, and both are said. Nothing is ever calculated, unpacked to
/// disk or fetched.
public final class Sheets {

    /// Bytes; of the file as it comes.
    public static final long LARGEST = 64L << 20;

    private static final int START = 4_096;

    private Sheets() {}

    /// Reads a file whole.
    ///
    /// @throws IOException when the file cannot be read; a bad file is no exception
    public static SheetReading read(Path file) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                throw Unsound.file(Kind.UNKNOWN_FORMAT, "this is a folder", "name a file in it");
            }
            if (Files.size(file) > LARGEST) {
                throw Unsound.file(
                        Kind.TOO_LARGE,
                        "the file is larger than " + (LARGEST >> 20) + " MB",
                        "split it, or delete the sheets that are not needed");
            }
            byte[] start;
            try (InputStream in = Files.newInputStream(file)) {
                start = in.readNBytes(START);
            }
            return new SheetReading.Read(starts(start, 'P', 'K', 3, 4) ? workbook(file) : text(file, start));
        } catch (Unsound e) {
            return new SheetReading.Refused(e.problem());
        }
    }

    /// Reads what comes from a stream, by way of a file of our own that is gone afterwards. Does not close the stream.
    ///
    /// @throws IOException when the stream cannot be read; bad bytes are no exception
    public static SheetReading read(InputStream in) throws IOException {
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
            return read(file);
        } finally {
            Files.delete(file);
        }
    }

    private static Workbook workbook(Path file) throws IOException, Unsound {
        try (XlsxBook book = new XlsxBook(file)) {
            return book.read(digest(file));
        } catch (ZipException | EOFException e) {
            throw Unsound.damaged("the workbook is damaged: " + XmlPart.plain(e.getMessage()));
        }
    }

    private static Workbook text(Path file, byte[] start) throws IOException, Unsound {
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
        return CsvBook.read(Files.readAllBytes(file), digest(file));
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
