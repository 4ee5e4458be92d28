package concordat.intake.paper;

import concordat.intake.sheet.SheetProblem;
import java.util.List;

/// What became of reading a table by its mapping.
///
/// @param <T> what a row comes to
public sealed interface PaperReading<T> {

    /// Every row was taken or rejected.
    ///
    /// @param taken in the table's order
    /// @param problems with rows that were rejected, by place
    /// @param rejected those rows
    /// @param headings of all columns, also of those that are not used
    /// @param notes what a reader should know; a sentence each
    record Read<T>(
            List<T> taken,
            List<SheetProblem> problems,
            List<Rejected> rejected,
            List<String> headings,
            List<String> notes)
            implements PaperReading<T> {
        public Read {
            taken = List.copyOf(taken);
            problems = List.copyOf(problems);
            rejected = List.copyOf(rejected);
            headings = List.copyOf(headings);
            notes = List.copyOf(notes);
        }
    }

    /// The table is not the one that the mapping is for.
    record Refused<T>(SheetProblem problem) implements PaperReading<T> {}
}
