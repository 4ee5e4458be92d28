package concordat.intake.paper;

import concordat.catalogue.Edition;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSink;
import concordat.intake.sheet.Cell;
import concordat.intake.sheet.Sheet;
import concordat.intake.sheet.SheetProblem;
import concordat.intake.sheet.SheetProblem.Kind;
import concordat.intake.sheet.Sheets;
import concordat.intake.sheet.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// From a body's own tables to what can be proposed. Nothing is done here, and nothing guessed is used unseen: a guess
/// becomes a mapping when a person saves it.
public final class Paper {

    private Paper() {}

    /// @param name what the mapping is to be called
    /// @return what the columns seem to be; none when no row looks like the headings of such a table
    public static Optional<Guess> guess(Workbook workbook, PaperForm form, String name) {
        return new Guesser(workbook, form, name).guess();
    }

    /// Reads a mapping's file; whatever is wrong with it is told at once.
    public static MappingReading readMapping(byte[] bytes) {
        return Mappings.read(bytes);
    }

    /// @return a file that reads back as the same mapping
    public static byte[] writeMapping(Mapping mapping) {
        return Mappings.write(mapping);
    }

    /// @return the mapping of a form that we wrote ourselves; none for anybody else's table
    public static Optional<Mapping> ownForm(Workbook workbook) {
        return Template.mapping(workbook);
    }

    /// @return the edition that a form of our own was written for
    public static Optional<String> ownEdition(Workbook workbook) {
        return Template.edition(workbook);
    }

    /// Writes the code's own form as a workbook: every control with its question, and where the answer goes.
    ///
    /// @param out not closed
    public static void template(Edition edition, OutputStream out) throws IOException {
        new Template(edition).write(out);
    }

    /// Reads answers.
    public static PaperReading<PaperAnswer> answers(Workbook workbook, Mapping mapping, Edition edition) {
        return switch (PaperTable.find(workbook, mapping)) {
            case PaperTable.Finding.Missing missing -> new PaperReading.Refused<>(missing.problem());
            case PaperTable.Finding.Found found ->
                mapping.form() == PaperForm.ANSWERS
                        ? new AnswerSheet(
                                        found.table(),
                                        edition,
                                        ownForm(workbook).isPresent())
                                .read()
                        : new PaperReading.Refused<>(unlike(mapping, PaperForm.ANSWERS));
        };
    }

    /// Reads a plan's actions.
    public static PaperReading<PaperAction> plan(Workbook workbook, Mapping mapping, Edition edition) {
        return switch (PaperTable.find(workbook, mapping)) {
            case PaperTable.Finding.Missing missing -> new PaperReading.Refused<>(missing.problem());
            case PaperTable.Finding.Found found ->
                mapping.form() == PaperForm.PLAN
                        ? new PlanSheet(found.table(), edition).read()
                        : new PaperReading.Refused<>(unlike(mapping, PaperForm.PLAN));
        };
    }

    /// Reads a health check's findings into what every reader of reports hands on, row by row. A row that cannot be
    /// understood refuses the whole, as a scanner's report with a hole in it would be; the first hundred are told.
    ///
    /// @param through what the rows' bytes pass; it may end the reading by an exception
    /// @throws IOException when the file cannot be read; a bad file is no exception
    public static Reading findings(Path file, FindingTerms terms, UnaryOperator<InputStream> through, ReportSink sink)
            throws IOException {
        Mapping mapping = terms.mapping();
        if (mapping.form() != PaperForm.FINDINGS) {
            return new Reading.Refused(FindingSheet.shown(unlike(mapping, PaperForm.FINDINGS)));
        }
        FindingSheet sheet = new FindingSheet(terms, Files.size(file), sink);
        return sheet.read(Sheets.stream(file, mapping.sheet(), through, sheet));
    }

    private static SheetProblem unlike(Mapping mapping, PaperForm wanted) {
        return SheetProblem.ofFile(
                Kind.UNFIT,
                "mapping " + mapping.name() + " is for a table of "
                        + mapping.form().word() + ", not of " + wanted.word(),
                "name another mapping");
    }

    /// @return what each answer would change; all of it one act each
    public static List<Proposed> propose(
            List<PaperAnswer> answers, String environment, List<Held.Answer> held, boolean update) {
        return AnswerProposals.of(answers, environment, held, update);
    }

    /// @param held all plans of the environment
    /// @return what each action would change, the plan itself first when it is new
    public static List<Proposed> propose(List<PaperAction> actions, PlanTarget target, List<Held.Plan> held) {
        return new PlanProposals(target, held).of(actions);
    }

    static Optional<String> text(Sheet sheet, int row, int column) {
        return sheet.rows().stream()
                .filter(r -> r.number() == row)
                .flatMap(r -> r.cell(column).stream())
                .map(Cell::shown)
                .findFirst();
    }
}
