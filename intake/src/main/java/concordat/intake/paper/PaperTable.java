package concordat.intake.paper;

import concordat.intake.sheet.Cell;
import concordat.intake.sheet.Sheet;
import concordat.intake.sheet.SheetProblem;
import concordat.intake.sheet.SheetProblem.Kind;
import concordat.intake.sheet.SheetRow;
import concordat.intake.sheet.Workbook;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table a mapping is for, found in a workbook.
///
/// @param headings of all columns from the first on; blank where there is none
/// @param columns from 1
/// @param rows below the headings
record PaperTable(
        Sheet sheet,
        Mapping mapping,
        List<String> headings,
        Map<PaperField, Integer> columns,
        List<SheetRow> rows,
        List<String> notes) {

    private static final int MOST_SHOWN = 20;

    /// The table, or why it is not there.
    sealed interface Finding {
        record Found(PaperTable table) implements Finding {}

        record Missing(SheetProblem problem) implements Finding {}
    }

    /// A table of which only the headings are read yet.
    static Finding headed(String sheet, SheetRow heading, Mapping mapping) {
        Map<PaperField, Integer> columns = new EnumMap<>(PaperField.class);
        Optional<Finding> lacking = columns(sheet, heading, mapping, columns);
        return lacking.isPresent()
                ? lacking.get()
                : new Finding.Found(new PaperTable(
                        new Sheet(sheet, false, List.of(), List.of()),
                        mapping,
                        texts(heading, heading.width()),
                        columns,
                        List.of(),
                        List.of()));
    }

    static Finding.Missing unheaded(String sheet, Mapping mapping) {
        return missing(
                sheet,
                mapping.headingRow(),
                "the row of the headings is blank",
                "name the row of the headings in the mapping");
    }

    static Finding find(Workbook workbook, Mapping mapping) {
        Optional<Sheet> sheet = mapping.sheet().isPresent() && workbook.format().equals("xlsx")
                ? workbook.sheet(mapping.sheet().get())
                : workbook.sheets().stream().filter(s -> !s.hidden()).findFirst();
        if (sheet.isEmpty()) {
            return missing(
                    "",
                    0,
                    "there is no sheet " + mapping.sheet().orElse("that is not hidden"),
                    "there are "
                            + String.join(
                                    ", ",
                                    workbook.sheets().stream().map(Sheet::name).toList())
                            + "; name one in the mapping");
        }
        Optional<SheetRow> heading = sheet.get().rows().stream()
                .filter(r -> r.number() == mapping.headingRow())
                .findFirst();
        if (heading.isEmpty()) {
            return unheaded(sheet.get().name(), mapping);
        }
        Map<PaperField, Integer> columns = new EnumMap<>(PaperField.class);
        Optional<Finding> lacking = columns(sheet.get().name(), heading.get(), mapping, columns);
        return lacking.isPresent()
                ? lacking.get()
                : new Finding.Found(of(workbook, sheet.get(), mapping, heading.get(), columns));
    }

    /// @param columns is filled
    /// @return what is not there
    private static Optional<Finding> columns(
            String sheet, SheetRow heading, Mapping mapping, Map<PaperField, Integer> columns) {
        for (Map.Entry<PaperField, String> wanted : mapping.columns().entrySet()) {
            int column = column(heading, wanted.getValue());
            if (column == 0) {
                return Optional.of(missing(
                        sheet,
                        mapping.headingRow(),
                        "no column is headed [" + wanted.getValue() + "], which is to be the "
                                + wanted.getKey().word() + "; there are "
                                + String.join(
                                        ", ",
                                        heading.cells().stream()
                                                .limit(MOST_SHOWN)
                                                .map(c -> Values.shortened(
                                                        c.shown().strip()))
                                                .toList()),
                        "put the column back, or name another in the mapping"));
            }
            columns.put(wanted.getKey(), column);
        }
        return Optional.empty();
    }

    private static PaperTable of(
            Workbook workbook, Sheet sheet, Mapping mapping, SheetRow heading, Map<PaperField, Integer> columns) {
        List<SheetRow> rows =
                sheet.rows().stream().filter(r -> r.number() > heading.number()).toList();
        int width = Math.max(
                heading.width(), rows.stream().mapToInt(SheetRow::width).max().orElse(0));
        List<String> notes = new ArrayList<>(workbook.notes());
        notes.addAll(sheet.notes());
        if (sheet.hidden()) {
            notes.add("Sheet " + sheet.name() + " is hidden and was read because the mapping names it.");
        }
        return new PaperTable(sheet, mapping, texts(heading, width), columns, rows, notes);
    }

    private static Finding.Missing missing(String sheet, int row, String what, String advice) {
        return new Finding.Missing(new SheetProblem(Kind.UNFIT, sheet, row, 0, what, advice));
    }

    /// @return 0 when no column fits
    private static int column(SheetRow heading, String wanted) {
        for (Cell cell : heading.cells()) {
            if (cell.shown().strip().equals(wanted.strip())) {
                return cell.column();
            }
        }
        String key = Words.key(wanted);
        for (Cell cell : heading.cells()) {
            if (!key.isEmpty() && Words.key(cell.shown()).equals(key)) {
                return cell.column();
            }
        }
        return Cell.column(wanted.strip());
    }

    /// @return the cells of a row as people would write them, blank ones too
    static List<String> texts(SheetRow row, int width) {
        List<String> texts = new ArrayList<>();
        for (int column = 1; column <= width; column++) {
            texts.add(row.cell(column).map(Cell::shown).orElse(""));
        }
        return texts;
    }
}
