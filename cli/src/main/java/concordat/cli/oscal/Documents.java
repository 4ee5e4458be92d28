package concordat.cli.oscal;

import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.FileFaults;
import concordat.oscal.OscalDocument;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import concordat.oscal.write.OscalWriter;
import concordat.oscal.write.Writing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Reads and writes files of documents.
final class Documents {

    private Documents() {}

    /// @return the document; nothing when the file is none, and then everything that is wrong has been told
    static Optional<OscalReading.Read> read(Console console, String command, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return switch (OscalReader.read(in, file.toString())) {
                case OscalReading.Read read -> Optional.of(read);
                case OscalReading.Rejected rejected -> {
                    FileFaults.tell(console, command, file, rejected.problems());
                    yield Optional.empty();
                }
            };
        }
    }

    /// Writes the file whole or not at all; one of that name is replaced.
    ///
    /// @return false when the version has no words for some of the document, which has been told
    static boolean write(Console console, String command, OscalDocument document, OscalVersion target, Path file)
            throws IOException {
        return switch (OscalWriter.write(document, target)) {
            case Writing.Written written -> {
                replace(file, written.json());
                yield true;
            }
            case Writing.Refused refused -> {
                FileFaults.tell(console, command, file, refused.problems());
                yield false;
            }
        };
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CannotGoOn(file + " is a folder; name a file in it");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// @param asked as given, for example `1.1.3` or `1.2`; nothing for the version of the document itself
    static OscalVersion version(Optional<String> asked, OscalDocument document) {
        if (asked.isEmpty()) {
            return document.version().orElse(OscalVersion.V1_2);
        }
        String number = asked.get();
        return OscalVersion.of(number)
                .or(() -> OscalVersion.of(number + ".0"))
                .orElseThrow(() -> new CannotGoOn("OSCAL " + number + " is not known; give one of 1.0, 1.1, 1.2"));
    }
}
