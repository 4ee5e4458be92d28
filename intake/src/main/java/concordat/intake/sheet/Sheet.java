package concordat.intake.sheet;

import java.util.List;

/// One table.
///
/// @param name as its tab has it; `table` for CSV
/// @param hidden whether its author hid it
/// @param rows from the top, blank ones left out
/// @param notes what a reader should know of it: merged cells, hidden rows, formulas; a sentence each
public record Sheet(String name, boolean hidden, List<SheetRow> rows, List<String> notes) {

    public Sheet {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }
}
