package concordat.intake.hexjson;

import concordat.intake.Problem;
import java.util.List;

/// What became of a hex map.
public sealed interface HexMapReading {

    record Read(HexMap map) implements HexMapReading {}

    /// @param name the file's name as the caller gave it
    /// @param problems everything that is wrong, by place; never empty
    record Rejected(String name, List<Problem> problems) implements HexMapReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
