package concordat.cli.paper;

import concordat.api.ApiClient;
import concordat.cli.terminal.CannotGoOn;
import concordat.intake.paper.Mapping;
import concordat.intake.paper.Paper;
import concordat.intake.paper.PaperForm;
import concordat.intake.sheet.Workbook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `paper preview` and `paper bring` are told.
final class PaperTerms {

    @Parameters(paramLabel = "FILE", description = "A workbook (.xlsx) or a table in text (.csv).")
    Path file = Path.of("");

    @Option(names = "--as", required = true, paramLabel = "answers|plan", description = "What the table is about.")
    @Nullable
    PaperForm form;

    @Option(names = "--body", required = true, paramLabel = "ID", description = "The body it is about.")
    String body = "";

    @Option(
            names = "--environment",
            paramLabel = "ID",
            description = "Which of the body's environments; needed when it has more than one.")
    Optional<String> environment = Optional.empty();

    @Option(
            names = "--mapping",
            paramLabel = "MAPPING",
            description = ChosenMapping.HELP + " The code's own form needs none.")
    Optional<String> mapping = Optional.empty();

    @Option(
            names = "--update",
            description = "Also take what differs from what the network holds. Without it that is only listed.")
    boolean update;

    @Option(
            names = "--plan",
            paramLabel = "NAME",
            description = "Which of the environment's plans the actions belong to (default: the mapping's name). The"
                    + " same name is the same plan.")
    Optional<String> plan = Optional.empty();

    @Option(
            names = "--control",
            paramLabel = "ID",
            split = ",",
            description = "Controls that the plan is for, besides those that its rows name.")
    List<String> controls = List.of();

    @Option(
            names = "--overdue-to",
            paramLabel = "DAY",
            description = "New actions whose day is over are to be done by this day; without it they are left.")
    Optional<LocalDate> overdueTo = Optional.empty();

    @Option(
            names = "--rejects",
            paramLabel = "FILE.csv",
            description = "Where rows go that are not understood, with why (default: FILE.rejects.csv).")
    Optional<Path> rejects = Optional.empty();

    PaperForm form() {
        PaperForm given = form;
        if (given == null || given == PaperForm.FINDINGS) {
            throw new CannotGoOn(
                    "a table of findings is a report; say concordat import FILE --body ID --mapping" + " MAPPING");
        }
        return given;
    }

    Mapping mapping(Workbook workbook, ApiClient api) throws IOException, InterruptedException {
        if (mapping.isEmpty()) {
            return Paper.ownForm(workbook)
                    .orElseThrow(() -> new CannotGoOn(file + " is not a form of ours, so a mapping is needed; make one"
                            + " with concordat paper guess " + file + " --out mapping.json"));
        }
        return new ChosenMapping(mapping.get()).read(api, body);
    }

    Path rejects() {
        return rejects.orElseGet(() -> file.resolveSibling(file.getFileName() + ".rejects.csv"));
    }
}
