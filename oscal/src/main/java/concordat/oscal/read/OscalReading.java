package concordat.oscal.read;

import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import java.util.List;

/// What became of a file.
public sealed interface OscalReading {

    /// How a file is written.
    enum Format {
        JSON,
        YAML,
        XML
    }

    /// @param format how it was written
    record Read(OscalDocument document, Format format) implements OscalReading {}

    /// @param name the file's name as the caller gave it
    /// @param problems what is wrong, by place; never empty
    record Rejected(String name, List<OscalProblem> problems) implements OscalReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
