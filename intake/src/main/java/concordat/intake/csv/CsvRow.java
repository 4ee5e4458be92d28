package concordat.intake.csv;

import java.util.List;

/// One record of a CSV file.
///
/// @param line where it begins, from 1
/// @param cells each with its place
public record CsvRow(int line, List<Cell> cells) {

    public CsvRow {
        cells = List.copyOf(cells);
    }

    /// One cell.
    ///
    /// @param line from 1
    /// @param column of its first character, from 1
    public record Cell(int line, int column, String text) {}
}
