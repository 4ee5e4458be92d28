package concordat.intake.paper;

import concordat.catalogue.Control;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceNeed;
import concordat.intake.csv.Neutral;
import concordat.intake.sheet.Sheet;
import concordat.intake.sheet.Workbook;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;

/// The code's own form as a workbook. A hidden sheet says what it is, so that it reads back without a mapping.
final class Template {

    private static final String MARK = "concordat form 1";
    private static final String ANSWERS = "Answers";
    private static final String ABOUT = "Concordat";
    private static final int HEADINGS = 4;
    private static final List<String> CHOICES = List.of("Met", "Partly met", "Not met", "Not applicable");
    private static final List<String> COLUMNS =
            List.of("Control", "Section", "Title", "Question", "Proof asked for", "Answer", "Statement", "Evidence");
    private static final int ANSWER = 5;

    private final Edition edition;

    Template(Edition edition) {
        this.edition = edition;
    }

    static Optional<Mapping> mapping(Workbook workbook) {
        return about(workbook)
                .map(about -> new Mapping(
                        "code's own form",
                        PaperForm.ANSWERS,
                        Optional.of(ANSWERS),
                        HEADINGS,
                        DateOrder.DAY_FIRST,
                        Map.of(
                                PaperField.CONTROL,
                                "A",
                                PaperField.ANSWER,
                                "F",
                                PaperField.STATEMENT,
                                "G",
                                PaperField.EVIDENCE,
                                "H"),
                        Map.of(),
                        Map.of(),
                        Map.of()));
    }

    static Optional<String> edition(Workbook workbook) {
        return about(workbook).flatMap(about -> Paper.text(about, 2, 1));
    }

    private static Optional<Sheet> about(Workbook workbook) {
        return workbook.sheet(ABOUT)
                .filter(s -> s.hidden() && Paper.text(s, 1, 1).equals(Optional.of(MARK)));
    }

    void write(OutputStream out) throws IOException {
        try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "Concordat", "1.0")) {
            Worksheet sheet = book.newWorksheet(ANSWERS);
            put(sheet, 0, 0, edition.title() + " (" + edition.id() + ")");
            sheet.style(0, 0).bold().fontSize(14).set();
            put(
                    sheet,
                    1,
                    0,
                    "Choose an answer for each control and say in a few words how it is met. Leave blank what is not"
                            + " answered yet. Columns may not be moved.");
            for (int column = 0; column < COLUMNS.size(); column++) {
                put(sheet, HEADINGS - 1, column, COLUMNS.get(column));
                sheet.style(HEADINGS - 1, column).bold().fillColor("DDDDDD").set();
            }
            int row = HEADINGS;
            for (Control control : edition.controls()) {
                put(sheet, row, 0, control.id().value());
                put(sheet, row, 1, control.section());
                put(sheet, row, 2, control.title());
                put(sheet, row, 3, control.question());
                put(sheet, row, 4, control.needs().stream().map(Template::shown).collect(Collectors.joining("; ")));
                sheet.range(row, 1, row, COLUMNS.size() - 1)
                        .style()
                        .wrapText(true)
                        .set();
                row++;
            }
            int[] widths = {10, 22, 30, 60, 36, 16, 60, 40};
            for (int column = 0; column < widths.length; column++) {
                sheet.width(column, widths[column]);
            }
            sheet.freezePane(1, HEADINGS);
            Worksheet about = book.newWorksheet(ABOUT);
            put(about, 0, 0, MARK);
            put(about, 1, 0, edition.id());
            for (int choice = 0; choice < CHOICES.size(); choice++) {
                put(about, choice, 1, CHOICES.get(choice));
            }
            about.setVisibilityState(VisibilityState.HIDDEN);
            sheet.range(HEADINGS, ANSWER, row - 1, ANSWER)
                    .validateWithList(about.range(0, 1, CHOICES.size() - 1, 1))
                    .allowBlank(true)
                    .errorTitle("Answer")
                    .error("Choose one of the answers in the list.")
                    .showErrorMessage(true);
        }
    }

    private static void put(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, Neutral.of(text));
    }

    private static String shown(EvidenceNeed need) {
        return need.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + need.atLeast().name().toLowerCase(Locale.ROOT);
    }
}
