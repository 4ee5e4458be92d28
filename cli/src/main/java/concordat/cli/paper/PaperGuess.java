package concordat.cli.paper;

import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Table;
import concordat.intake.paper.Guess;
import concordat.intake.paper.Paper;
import concordat.intake.paper.PaperField;
import concordat.intake.paper.PaperForm;
import concordat.intake.sheet.Workbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `paper guess FILE`.
@Command(
        name = "guess",
        description = {
            "Guesses from headings and contents what the columns of a table are, and how sure that is.",
            "Saved with --out it is a mapping: a file to look through, put right, and use every month."
        },
        footer = {"%nExample:", "  concordat paper guess rap-2027.xlsx --as plan --out rap.json"})
final class PaperGuess implements Callable<Integer> {

    private static final int UNSURE = 70;

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "A workbook (.xlsx) or a table in text (.csv).")
    private Path file = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "answers|plan|findings",
            description = "What the table is about; the likeliest when left out.")
    private Optional<PaperForm> form = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "MAPPING",
            description = "Writes the mapping to this file, which must be new.")
    private Optional<Path> out = Optional.empty();

    PaperGuess(Console console) {
        this.console = console;
    }

    private record Line(PaperField field, String column, String heading, int percent) {}

    @Override
    public Integer call() throws IOException {
        Workbook workbook = PaperFile.read(file);
        Path last = file.getFileName();
        String name = (last == null ? "table" : last.toString()).replaceFirst("\\.[A-Za-z]{3,4}$", "");
        Guess guess = likeliest(workbook, name)
                .orElseThrow(
                        () -> new CannotGoOn(file + ": no row looks like the headings of a table of answers, a plan"
                                + " or findings; put the headings into one row, or write the mapping by hand"));
        if (output.json()) {
            guess.columns().forEach(c -> console.json(new Line(c.field(), c.letters(), c.heading(), c.percent())));
        } else {
            tell(guess);
        }
        if (out.isPresent()) {
            Files.write(out.get(), Paper.writeMapping(guess.mapping()), StandardOpenOption.CREATE_NEW);
            console.warn("Wrote " + out.get() + "; look through it before it is used.");
        }
        return Exit.DONE;
    }

    private Optional<Guess> likeliest(Workbook workbook, String name) {
        List<PaperForm> forms = form.map(List::of).orElse(List.of(PaperForm.values()));
        return forms.stream()
                .flatMap(f -> Paper.guess(workbook, f, name).stream())
                .max(Comparator.comparingInt(g ->
                        g.columns().stream().mapToInt(Guess.Column::percent).sum()
                                - 200 * g.missing().size()));
    }

    private void tell(Guess guess) {
        console.say("A table of " + guess.mapping().form().word() + " in sheet " + guess.sheet() + ", headings in row "
                + guess.mapping().headingRow() + ", days "
                + guess.mapping().dates().word() + ":");
        Table table = new Table("field", "column", "heading", "sure");
        guess.columns()
                .forEach(c -> table.row(
                        c.field().word(),
                        c.letters(),
                        c.heading(),
                        c.percent() + " %" + (c.percent() < UNSURE ? "  look at this" : "")));
        table.print(console, "  ");
        if (!guess.unused().isEmpty()) {
            console.say("Not used: " + String.join(", ", guess.unused()));
        }
        guess.missing()
                .forEach(f -> console.say("Missing: " + f.word() + ", without which the table says nothing; name its"
                        + " column in the mapping."));
        guess.notes().forEach(console::say);
    }
}
