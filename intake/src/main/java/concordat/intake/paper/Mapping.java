package concordat.intake.paper;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Which sheet, row and column of a body's own table means what. Saved as a file and used again next month.
///
/// @param name for people and receipts
/// @param sheet the tab's name; the first one that is not hidden when left out
/// @param headingRow from 1; in CSV the line of the headings
/// @param columns for each field the heading of its column, or the column's letters
/// @param words for each field what the table's words stand for, by the word in lower case; words that are not here
///     are understood as [Words] has them
/// @param controls what the body calls a control, to the control's id
/// @param people whoever the table names, to the id they sign in with
public record Mapping(
        String name,
        PaperForm form,
        Optional<String> sheet,
        int headingRow,
        DateOrder dates,
        Map<PaperField, String> columns,
        Map<PaperField, Map<String, String>> words,
        Map<String, String> controls,
        Map<String, String> people) {

    /// Stands in a table of words for one that a person has yet to explain.
    public static final String UNKNOWN = "?";

    public Mapping {
        if (name.isBlank() || headingRow < 1) {
            throw new IllegalArgumentException("mapping [" + name + "] with headings in row " + headingRow);
        }
        EnumMap<PaperField, String> known = new EnumMap<>(PaperField.class);
        known.putAll(columns);
        columns = Collections.unmodifiableMap(known);
        EnumMap<PaperField, Map<String, String>> tables = new EnumMap<>(PaperField.class);
        words.forEach((field, table) -> tables.put(field, Words.keyed(table)));
        words = Collections.unmodifiableMap(tables);
        controls = Words.keyed(controls);
        people = Words.keyed(people);
        for (PaperField field : columns.keySet()) {
            if (!field.in(form)) {
                throw new IllegalArgumentException("a table of " + form.word() + " has no " + field.word());
            }
        }
    }
}
