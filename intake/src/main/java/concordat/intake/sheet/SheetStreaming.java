package concordat.intake.sheet;

/// What became of handing on a sheet's rows.
public sealed interface SheetStreaming {

    /// All were handed on.
    ///
    /// @param digest lower-case hex SHA-256 of the file
    record Whole(String digest) implements SheetStreaming {}

    /// Not all were.
    record Refused(SheetProblem problem) implements SheetStreaming {}
}
