package concordat.intake.paper;

import java.util.ArrayList;
import java.util.List;

/// A row that was not taken, as it stands in the table, so that nothing is lost.
///
/// @param row from 1
/// @param cells as the table has them, from the first column on
/// @param why what stood against it
public record Rejected(int row, List<String> cells, String why) {

    public Rejected {
        cells = List.copyOf(cells);
    }

    /// @param width how many columns the table has
    /// @return a record for a file with the table's own columns, and two more: the row and why
    public List<String> record(int width) {
        List<String> record = new ArrayList<>(cells);
        while (record.size() < width) {
            record.add("");
        }
        record.add(String.valueOf(row));
        record.add(why);
        return record;
    }
}
