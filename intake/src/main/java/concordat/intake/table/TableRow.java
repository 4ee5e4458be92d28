package concordat.intake.table;

import java.util.List;
import java.util.Map;

/// One row under its headings.
///
/// @param line where it begins, from 1
public record TableRow(long line, Map<String, Integer> columns, List<String> cells) {

    public TableRow {
        columns = Map.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /// @param wanted headings in lower case
    /// @return the cell under the first of these headings that stands over one which is not blank,
    ///     stripped; empty when
    ///     there is none
    public String get(String... wanted) {
        for (String column : wanted) {
            Integer place = columns.get(column);
            if (place != null && place < cells.size() && !cells.get(place).isBlank()) {
                return cells.get(place).strip();
            }
        }
        return "";
    }

    /// @return whether there is such a heading
    public boolean has(String column) {
        return columns.containsKey(column);
    }
}
