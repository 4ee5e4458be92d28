package concordat.intake.sheet;

import java.util.List;

/// What became of handing on a sheet's rows.
public sealed interface SheetStreaming {

    /// All were handed on.
    ///
    /// @param format `xlsx` or `csv`
    /// @param digest lower-case hex SHA-256 of the file
    /// @param notes how it was read, where that was not plain; a sentence each
    record Whole(String format, String digest, List<String> notes) implements SheetStreaming {
        public Whole {
            notes = List.copyOf(notes);
        }
    }

    /// Not all were.
    record Refused(SheetProblem problem) implements SheetStreaming {}
}
