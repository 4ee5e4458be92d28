package concordat.intake.sheet;

/// What became of reading a file of tables.
public sealed interface SheetReading {

    /// All of it.
    record Read(Workbook workbook) implements SheetReading {}

    /// Nothing of it.
    record Refused(SheetProblem problem) implements SheetReading {}
}
