package concordat.intake;

import concordat.intake.nessus.Nessus;
import concordat.intake.report.Likeness;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a report of any known format, told apart by content alone.
public final class Reports {

    private static final int START = 4_096;

    private Reports() {}

    /// Counts a report in a file. Every failure is an answer, the file's own included.
    public static Reading scan(Path file) {
        return read(file, ReportSink.NOTHING);
    }

    /// Reads a report in a file. Every failure is an answer, the file's own included.
    public static Reading read(Path file, ReportSink sink) {
        if (Files.isDirectory(file)) {
            return unreadable("it is a folder", "name the files in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, sink);
        } catch (NoSuchFileException e) {
            return unreadable("there is no such file", "check the path");
        } catch (AccessDeniedException e) {
            return unreadable("it may not be read", "check its permissions");
        } catch (IOException e) {
            return unreadable("it cannot be read: " + e.getMessage(), "check the disk or copy the file again");
        }
    }

    /// Reads a report from a stream, which it does not close.
    ///
    /// @throws IOException when the stream itself fails
    public static Reading read(InputStream in, ReportSink sink) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, START);
        buffered.mark(START);
        byte[] start = buffered.readNBytes(START);
        buffered.reset();
        Optional<String> otherwise = Likeness.ofStart(start);
        if (otherwise.isPresent()) {
            return new Reading.Refused(new ReportProblem(
                    Kind.UNKNOWN_FORMAT,
                    0,
                    0,
                    "this is not a report but " + otherwise.get(),
                    isTable(otherwise.get())
                            ? "name the mapping that says what its columns mean, or give a Nessus v2 report (.nessus)"
                            : "give a Nessus v2 report (.nessus), or a table of findings with its mapping"));
        }
        return Nessus.read(buffered, sink);
    }

    private static boolean isTable(String likeness) {
        return likeness.startsWith("a table") || likeness.endsWith("an office document");
    }

    private static Reading unreadable(String what, String advice) {
        return new Reading.Refused(new ReportProblem(Kind.UNREADABLE, 0, 0, what, advice));
    }
}
