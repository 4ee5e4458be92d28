package concordat.cli.edition;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.FileFaults;
import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.check.OscalCheck;
import concordat.oscal.model.OscalModel;
import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import concordat.oscal.view.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads an OSCAL catalogue's file.
final class OscalFile {

    private OscalFile() {}

    /// @return the catalogue; nothing when the file is wrong, and then everything that is wrong has been told
    static Optional<Catalogue> read(Console console, String command, Path file) throws IOException {
        List<OscalProblem> problems;
        try (InputStream in = Files.newInputStream(file)) {
            switch (OscalReader.read(in, file.toString())) {
                case OscalReading.Rejected rejected -> problems = rejected.problems();
                case OscalReading.Read read -> {
                    problems = problems(read.document());
                    if (problems.isEmpty()) {
                        return Optional.of(new Catalogue(read.document()));
                    }
                }
            }
        }
        FileFaults.tell(console, command, file, problems);
        return Optional.empty();
    }

    private static List<OscalProblem> problems(OscalDocument document) {
        if (document.model() != OscalModel.CATALOG) {
            return List.of(
                    OscalProblem.whole("a " + document.model().words() + ", not a catalogue", "name a catalogue"));
        }
        return OscalCheck.errors(document);
    }
}
