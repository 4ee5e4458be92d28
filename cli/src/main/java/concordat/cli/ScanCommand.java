package concordat.cli;

import concordat.catalogue.Control;
import concordat.catalogue.Edition;
import concordat.catalogue.Severity;
import concordat.cli.edition.EditionFile;
import concordat.cli.paper.ChosenMapping;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Table;
import concordat.intake.Reports;
import concordat.intake.RuleTrial;
import concordat.intake.edition.Editions;
import concordat.intake.paper.FindingTerms;
import concordat.intake.paper.Paper;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `scan FILE…`: what reports hold, without a server.
@Command(
        name = "scan",
        description = {
            "Counts what scan reports hold. Needs no server.",
            "A finding is every item that a report holds, informational ones too. A file that cannot be read does not"
                    + " keep the others from being counted."
        },
        footer = {
            "%nExample:",
            "  concordat scan --json week-1.nessus week-2.nessus",
            "%nEnds with 2 when any file could not be read."
        })
final class ScanCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Reports of any known format, told by what they hold, also within gzip or zip.")
    private List<Path> files = List.of();

    @Option(
            names = "--mapping",
            paramLabel = "FILE.json",
            description =
                    "The files are tables of findings, read by this mapping; rows that are not understood are told.")
    private Optional<Path> mapping = Optional.empty();

    @Option(
            names = "--edition",
            paramLabel = "FILE",
            description = "Also counts which controls the findings would fail by this edition's rules, issued or not;"
                    + " model-1 is the Model Code.")
    private Optional<Path> edition = Optional.empty();

    ScanCommand(Console console) {
        this.console = console;
    }

    private record Line(String file, String format, long findings, Map<String, Long> bySeverity, long hosts) {}

    @Override
    public Integer call() throws IOException {
        Optional<FindingTerms> terms = mapping.isPresent()
                ? Optional.of(FindingTerms.of(ChosenMapping.read(mapping.get())))
                : Optional.empty();
        Optional<RuleTrial> trial = Optional.empty();
        if (edition.isPresent()) {
            trial = trial(edition.get());
            if (trial.isEmpty()) {
                return Exit.REFUSED;
            }
        }
        Table table = new Table("file", "format", "findings", "critical", "high", "medium", "low", "info", "hosts");
        int exit = Exit.DONE;
        for (Path file : files) {
            Reading reading = terms.isPresent()
                    ? Paper.findings(file, terms.get(), UnaryOperator.identity(), ReportSink.NOTHING)
                    : Reports.scan(file);
            switch (reading) {
                case Reading.Whole whole -> {
                    tell(file, whole.summary(), table);
                    if (trial.isPresent() && terms.isEmpty()) {
                        trial.get().add(() -> Files.newInputStream(file));
                    }
                }
                case Reading.Refused refused -> {
                    refused.problems().forEach(p -> console.warn("concordat scan: " + file + ": " + p));
                    if (refused.all() > refused.problems().size()) {
                        console.warn("concordat scan: " + file + ": and "
                                + (refused.all() - refused.problems().size()) + " more");
                    }
                    exit = Exit.REFUSED;
                }
            }
        }
        if (!table.isEmpty()) {
            table.print(console, "");
        }
        trial.ifPresent(this::tell);
        return exit;
    }

    /// @return nothing when the edition is wrong, and then what is wrong with it has been told
    private Optional<RuleTrial> trial(Path file) throws IOException {
        Edition model = Editions.modelCode();
        return file.toString().equals(model.id())
                ? Optional.of(new RuleTrial(model))
                : EditionFile.read(console, "scan", file).map(RuleTrial::new);
    }

    /// @param failing how many findings would fail each control
    private record Tried(String edition, Map<String, Long> failing, long failingNothing) {}

    private void tell(RuleTrial trial) {
        Map<String, Long> failing = new LinkedHashMap<>();
        trial.failing().forEach((control, findings) -> failing.put(control.value(), findings));
        if (output.json()) {
            console.json(new Tried(trial.edition().id(), failing, trial.failingNothing()));
            return;
        }
        console.say("By the rules of " + trial.edition().id() + ", once their time to mend is over:");
        Table table = new Table("control", "findings", "title");
        trial.failing()
                .forEach((control, findings) -> table.row(
                        control.value(),
                        findings,
                        trial.edition().control(control).map(Control::title).orElse("")));
        if (!table.isEmpty()) {
            table.print(console, "  ");
        }
        console.say("  " + Figures.count(trial.failingNothing())
                + (trial.failingNothing() == 1 ? " finding fails" : " findings fail") + " no control.");
    }

    private void tell(Path file, ReportSummary summary, Table table) {
        Map<Severity, Long> counts = summary.bySeverity();
        if (output.json()) {
            Map<String, Long> bySeverity = new LinkedHashMap<>();
            for (Severity severity : List.of(Severity.values()).reversed()) {
                bySeverity.put(severity.name().toLowerCase(Locale.ROOT), counts.getOrDefault(severity, 0L));
            }
            console.json(new Line(file.toString(), summary.format(), summary.findings(), bySeverity, summary.hosts()));
            return;
        }
        table.row(
                file,
                summary.format(),
                summary.findings(),
                counts.getOrDefault(Severity.CRITICAL, 0L),
                counts.getOrDefault(Severity.HIGH, 0L),
                counts.getOrDefault(Severity.MEDIUM, 0L),
                counts.getOrDefault(Severity.LOW, 0L),
                counts.getOrDefault(Severity.INFO, 0L),
                summary.hosts());
    }
}
