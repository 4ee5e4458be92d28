package concordat.cli;

import concordat.catalogue.Edition;
import concordat.intake.edition.EditionReading;
import concordat.intake.edition.Editions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads an edition file and tells what is wrong with it: one line for each problem, all at once.
final class EditionFile {

    private EditionFile() {}

    /// @param command whose name the lines begin with
    /// @return nothing when there are problems; they have been told
    static Optional<Edition> read(Path file, String command, Console console) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CannotGoOn(file + " is a folder; name a file in it");
        }
        EditionReading reading;
        try (InputStream in = Files.newInputStream(file)) {
            reading = Editions.read(in, file.toString());
        }
        return switch (reading) {
            case EditionReading.Read read -> Optional.of(read.edition());
            case EditionReading.Rejected rejected -> {
                rejected.problems().forEach(problem -> console.warn(command + ": " + file + ": " + problem));
                yield Optional.empty();
            }
        };
    }
}
