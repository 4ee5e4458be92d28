package concordat.intake.sheet;

import java.util.List;
import java.util.Optional;

/// One row that is not blank.
///
/// @param number from 1; in CSV the line on which the record begins
/// @param cells from left to right, blank ones left out
public record SheetRow(int number, List<Cell> cells) {

    public SheetRow {
        cells = List.copyOf(cells);
    }

    /// @param column from 1
    /// @return the cell, none when it is blank
    public Optional<Cell> cell(int column) {
        for (Cell cell : cells) {
            if (cell.column() == column) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    /// @return the last column that is not blank
    public int width() {
        return cells.isEmpty() ? 0 : cells.getLast().column();
    }
}
