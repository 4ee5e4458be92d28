package concordat.intake.register;

import java.util.List;

/// One record of a CSV file.
///
/// @param line where it begins, from 1
/// @param cells each with its place
record CsvRow(int line, List<Cell> cells) {

    CsvRow {
        cells = List.copyOf(cells);
    }

    /// @param line from 1
    /// @param column of its first character, from 1
    record Cell(int line, int column, String text) {}
}
