package concordat.cli.edition;

import concordat.catalogue.Edition;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.FileFaults;
import concordat.intake.edition.EditionReading;
import concordat.intake.edition.Editions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads an edition's file the way the network will.
public final class EditionFile {

    private EditionFile() {}

    /// @return the edition; nothing when the file is wrong, and then everything that is wrong has been told
    public static Optional<Edition> read(Console console, String command, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return switch (Editions.read(in, file.toString())) {
                case EditionReading.Read read -> Optional.of(read.edition());
                case EditionReading.Rejected rejected -> {
                    FileFaults.tell(console, command, file, rejected.problems());
                    yield Optional.empty();
                }
            };
        }
    }
}
