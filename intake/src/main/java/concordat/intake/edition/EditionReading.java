package concordat.intake.edition;

import concordat.catalogue.Edition;
import concordat.intake.Problem;
import java.util.List;

/// What became of an edition file.
public sealed interface EditionReading {

    /// The file is sound.
    record Read(Edition edition) implements EditionReading {}

    /// The file cannot be used.
    ///
    /// @param name the file's name as the caller gave it
    /// @param problems everything that is wrong with it, by place; never empty
    record Rejected(String name, List<Problem> problems) implements EditionReading {
        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException(name + " is rejected without a problem");
            }
        }
    }
}
