package concordat.intake.paper;

import java.util.List;

/// What a workbook's columns seem to be: for a person to confirm.
///
/// @param mapping ready to be saved; words that nobody knows stand in it as [Mapping#UNKNOWN]
/// @param sheet the sheet that was taken
/// @param columns by field
/// @param unused headings of columns that are nothing
/// @param missing fields without which the table says nothing, and which no column seems to be
/// @param notes what to look at before it is used; a sentence each
public record Guess(
        Mapping mapping,
        String sheet,
        List<Column> columns,
        List<String> unused,
        List<PaperField> missing,
        List<String> notes) {

    /// A column that seems to be a field.
    ///
    /// @param letters for example `C`
    /// @param percent how sure it is, from heading and contents
    public record Column(PaperField field, String letters, String heading, int percent) {}

    public Guess {
        columns = List.copyOf(columns);
        unused = List.copyOf(unused);
        missing = List.copyOf(missing);
        notes = List.copyOf(notes);
    }
}
