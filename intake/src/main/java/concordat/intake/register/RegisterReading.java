package concordat.intake.register;

import concordat.intake.Problem;
import java.util.List;

/// What became of a register.
public sealed interface RegisterReading {

    /// @param bodies in the file's order, past ones included
    record Read(List<RegisteredBody> bodies) implements RegisterReading {
        public Read {
            bodies = List.copyOf(bodies);
        }
    }

    /// @param name the file's name as the caller gave it
    /// @param problems everything that is wrong, by place; never empty
    record Rejected(String name, List<Problem> problems) implements RegisterReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
