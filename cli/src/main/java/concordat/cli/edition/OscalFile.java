package concordat.cli.edition;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.FileFaults;
import concordat.intake.oscal.OscalCatalogue;
import concordat.intake.oscal.OscalCatalogues;
import concordat.intake.oscal.OscalReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads an OSCAL catalogue's file.
final class OscalFile {

    private OscalFile() {}

    /// @return the catalogue; nothing when the file is wrong, and then everything that is wrong has been told
    static Optional<OscalCatalogue> read(Console console, String command, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return switch (OscalCatalogues.read(in, file.toString())) {
                case OscalReading.Read read -> Optional.of(read.catalogue());
                case OscalReading.Rejected rejected -> {
                    FileFaults.tell(console, command, file, rejected.problems());
                    yield Optional.empty();
                }
            };
        }
    }
}
