package concordat.intake.sheet;

import java.util.List;
import java.util.Optional;

/// A file of tables.
///
/// @param format `xlsx` or `csv`
/// @param digest lower-case hex SHA-256 of the file
/// @param sheets in the order of their tabs
/// @param notes how it was read, where that was not plain; a sentence each
public record Workbook(String format, String digest, List<Sheet> sheets, List<String> notes) {

    public Workbook {
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
    }

    /// @return the sheet of that name, as written or but for capitals
    public Optional<Sheet> sheet(String name) {
        return sheets.stream()
                .filter(s -> s.name().strip().equalsIgnoreCase(name.strip()))
                .findFirst();
    }
}
