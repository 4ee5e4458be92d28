package concordat.intake.oscal;

import concordat.intake.Problem;
import java.util.List;

/// What became of a catalogue file.
public sealed interface OscalReading {

    record Read(OscalCatalogue catalogue) implements OscalReading {}

    /// @param name the file's name as the caller gave it
    /// @param problems everything that is wrong, by place and with its JSON pointer; never empty
    record Rejected(String name, List<Problem> problems) implements OscalReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
