package concordat.intake.paper;

import concordat.catalogue.ControlId;
import concordat.intake.csv.Neutral;
import concordat.intake.sheet.Cell;
import concordat.intake.sheet.CellValue;
import concordat.intake.sheet.SheetProblem;
import concordat.intake.sheet.SheetProblem.Kind;
import concordat.intake.sheet.SheetRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the cells of one row and gathers what is wrong with them. Not for use by two threads.
final class RowReader {

    private static final int LONGEST_NAMES = 2_000;

    private final PaperTable table;
    private final SheetRow row;
    private final List<SheetProblem> problems = new ArrayList<>();

    RowReader(PaperTable table, SheetRow row) {
        this.table = table;
        this.row = row;
    }

    Place place() {
        return new Place(table.sheet().name(), row.number());
    }

    List<SheetProblem> problems() {
        return problems;
    }

    boolean sound() {
        return problems.isEmpty();
    }

    Rejected rejected() {
        String why = String.join(
                " | ",
                problems.stream()
                        .map(p -> (p.column() > 0 ? Cell.letters(p.column()) + row.number() + ": " : "") + p.what()
                                + "; " + p.advice())
                        .toList());
        return new Rejected(row.number(), PaperTable.texts(row, table.headings().size()), why);
    }

    /// Whether none of the columns that the mapping names holds anything.
    boolean blank() {
        return table.columns().values().stream()
                .allMatch(column -> row.cell(column).isEmpty());
    }

    void tell(PaperField field, String what, String advice) {
        problems.add(new SheetProblem(
                Kind.UNFIT, table.sheet().name(), row.number(), table.columns().getOrDefault(field, 0), what, advice));
    }

    private Optional<Cell> cell(PaperField field) {
        Integer column = table.columns().get(field);
        return column == null ? Optional.empty() : row.cell(column);
    }

    /// @return the cell in words; empty when it is blank, or shows that a spreadsheet could not calculate, which
    ///     is told
    Optional<String> text(PaperField field) {
        Optional<Cell> cell = cell(field);
        if (cell.isPresent() && cell.get().value() instanceof CellValue.Failed failed) {
            tell(field, "the " + field.word() + " is " + failed.code(), "mend the formula, or write the value itself");
            return Optional.empty();
        }
        return cell.map(c -> Neutral.back(c.shown().strip())).filter(t -> !t.isEmpty());
    }

    Optional<String> need(PaperField field) {
        int before = problems.size();
        Optional<String> text = text(field);
        if (text.isEmpty() && problems.size() == before) {
            tell(field, "the " + field.word() + " is blank", "fill it in, or delete the row");
        }
        return text;
    }

    /// @return what the word in the cell stands for
    Optional<String> word(PaperField field) {
        return text(field).flatMap(text -> {
            String key = Words.key(text);
            Map<String, String> own = table.mapping().words().getOrDefault(field, Map.of());
            Optional<String> meaning = own.containsKey(key)
                    ? Optional.of(own.get(key)).filter(m -> !m.equals(Mapping.UNKNOWN))
                    : Words.usual(field, text);
            if (meaning.isEmpty()) {
                tell(
                        field,
                        "the " + field.word() + " [" + Values.shortened(text) + "] has no meaning yet",
                        "write one of " + String.join(", ", Words.meanings(field))
                                + ", or say in the mapping's words for which of them it stands");
            }
            return meaning;
        });
    }

    Optional<LocalDate> day(PaperField field) {
        Optional<Cell> cell = cell(field);
        if (cell.isPresent() && cell.get().value() instanceof CellValue.Moment moment) {
            return Optional.of(moment.at().toLocalDate());
        }
        return text(field).flatMap(text -> {
            Optional<LocalDate> day = Values.day(text, table.mapping().dates());
            if (day.isEmpty()) {
                tell(
                        field,
                        "the " + field.word() + " [" + Values.shortened(text) + "] is no day",
                        "write a day like 1 April 2027 or 2027-04-01");
            }
            return day;
        });
    }

    /// @return the controls that a cell names; told when one is unknown
    Set<ControlId> controls(PaperField field, ControlNames names) {
        Set<ControlId> found = new TreeSet<>();
        text(field).ifPresent(text -> {
            if (text.length() > LONGEST_NAMES) {
                tell(field, "this is too long to be the names of controls", "name the controls alone");
                return;
            }
            if (names.of(text).isPresent()) {
                found.add(names.of(text).get());
                return;
            }
            for (String part : text.split("[,;&\\r\\n]|\\sand\\s")) {
                if (part.isBlank()) {
                    continue;
                }
                names.of(part)
                        .ifPresentOrElse(
                                found::add,
                                () -> tell(
                                        field,
                                        "[" + Values.shortened(part.strip()) + "] is no control of this edition",
                                        "write its id, or say in the mapping's controls which one it is"));
            }
        });
        return found;
    }
}
