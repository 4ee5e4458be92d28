package concordat.cli.crosswalk;

import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.FileFaults;
import concordat.intake.crosswalk.CrosswalkFiles;
import concordat.intake.crosswalk.CrosswalkReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The codes and crosswalks at hand: those that come with the product, and files laid beside them. A file takes the
/// place of what is there under the same id.
final class Shelf {

    private final List<Code> codes = new ArrayList<>(CrosswalkFiles.codes());
    private final List<Crosswalk> crosswalks = new ArrayList<>(CrosswalkFiles.crosswalks());

    List<Code> codes() {
        return List.copyOf(codes);
    }

    List<Crosswalk> crosswalks() {
        return List.copyOf(crosswalks);
    }

    /// @throws CannotGoOn when there is no such code
    Code code(String id) {
        return codes.stream()
                .filter(code -> code.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new CannotGoOn("there is no code called " + id + "; there are "
                        + String.join(", ", codes.stream().map(Code::id).toList())));
    }

    /// Reads a file and keeps what it holds.
    ///
    /// @return what became of it; everything that is wrong with it has been told
    CrosswalkReading lay(Console console, String command, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            CrosswalkReading reading = CrosswalkFiles.read(in, file.toString(), codes);
            switch (reading) {
                case CrosswalkReading.OfCode of -> {
                    codes.removeIf(code -> code.id().equals(of.code().id()));
                    codes.add(of.code());
                }
                case CrosswalkReading.OfCrosswalk of -> {
                    crosswalks.removeIf(
                            other -> other.id().equals(of.crosswalk().id()));
                    crosswalks.add(of.crosswalk());
                }
                case CrosswalkReading.Rejected rejected -> FileFaults.tell(console, command, file, rejected.problems());
            }
            return reading;
        }
    }
}
