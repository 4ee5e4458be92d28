package concordat.intake.crosswalk;

import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.intake.Problem;
import java.util.List;

/// What became of a file of a code or a crosswalk.
public sealed interface CrosswalkReading {

    /// The file is sound and holds a code.
    record OfCode(Code code) implements CrosswalkReading {}

    /// The file is sound and holds a crosswalk.
    record OfCrosswalk(Crosswalk crosswalk) implements CrosswalkReading {}

    /// The file cannot be used.
    ///
    /// @param name the file's name as the caller gave it
    /// @param problems everything that is wrong with it, by place; never empty
    record Rejected(String name, List<Problem> problems) implements CrosswalkReading {
        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException(name + " is rejected without a problem");
            }
        }
    }
}
