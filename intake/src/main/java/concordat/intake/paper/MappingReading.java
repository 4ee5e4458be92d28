package concordat.intake.paper;

import java.util.List;

/// What became of reading a mapping's file.
public sealed interface MappingReading {

    /// It says what it should.
    record Read(Mapping mapping) implements MappingReading {}

    /// It does not.
    ///
    /// @param problems a line each; never empty
    record Rejected(List<Wrong> problems) implements MappingReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /// One thing that is wrong.
    record Wrong(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
