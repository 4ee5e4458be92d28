package concordat.cli.oscal;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.OscalProblem.Severity;
import concordat.oscal.check.OscalCheck;
import concordat.oscal.check.Walk;
import concordat.oscal.read.OscalReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `oscal check FILE…`.
@Command(
        name = "check",
        description = {
            "Says what OSCAL documents are, what they hold, and what is wrong with them, with place and remedy.",
            "Reads JSON, YAML and XML, told by their content. What a document refers to is never opened."
        },
        footer = {
            "%nExample:",
            "  concordat oscal check --notes catalogue.json plan.xml",
            "%nEnds with 2 when any document has an error; warnings and notes are none."
        })
final class OscalCheckCommand implements Callable<Integer> {

    private static final String NAME = "oscal check";

    /// What people count in a document; the rest is detail.
    private static final Set<String> COUNTED = Set.of(
            "group",
            "control",
            "parameter",
            "map",
            "defined-component",
            "system-component",
            "implemented-requirement",
            "component-definition.implemented-requirement",
            "task",
            "observation",
            "risk",
            "finding",
            "poam-item",
            "back-matter.resource");

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "OSCAL documents.")
    private List<Path> files = List.of();

    @Option(names = "--notes", description = "Also tell what is worth knowing and no fault.")
    private boolean notes;

    OscalCheckCommand(Console console) {
        this.console = console;
    }

    private record Line(
            String file,
            String model,
            String format,
            String oscalVersion,
            String title,
            Map<String, Integer> counts,
            long errors,
            long warnings,
            long notes) {}

    @Override
    public Integer call() throws IOException {
        int exit = Exit.DONE;
        for (Path file : files) {
            Optional<OscalReading.Read> read = Documents.read(console, NAME, file);
            if (read.isEmpty() || !tell(file, read.get())) {
                exit = Exit.REFUSED;
            }
        }
        return exit;
    }

    private boolean tell(Path file, OscalReading.Read read) {
        OscalDocument document = read.document();
        List<OscalProblem> problems = OscalCheck.of(document);
        Map<Severity, Long> bySeverity =
                problems.stream().collect(Collectors.groupingBy(OscalProblem::severity, Collectors.counting()));
        Line line = new Line(
                file.toString(),
                document.model().root(),
                read.format().name().toLowerCase(Locale.ROOT),
                document.oscalVersion(),
                document.title(),
                counts(document),
                bySeverity.getOrDefault(Severity.ERROR, 0L),
                bySeverity.getOrDefault(Severity.WARNING, 0L),
                bySeverity.getOrDefault(Severity.NOTE, 0L));
        if (output.json()) {
            console.json(line);
        } else {
            console.say(file + ": " + document.model().words() + " in OSCAL " + line.oscalVersion() + " ("
                    + line.format() + "), " + line.title());
            console.say("  " + words(line));
        }
        problems.stream()
                .filter(problem -> notes || problem.severity() != Severity.NOTE)
                .forEach(problem -> console.warn("concordat " + NAME + ": " + file + ": "
                        + problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem));
        return line.errors() == 0;
    }

    private static Map<String, Integer> counts(OscalDocument document) {
        Map<String, Integer> counts = new TreeMap<>();
        Walk.through(document.model(), document.root(), (object, type, path) -> {
            if (COUNTED.contains(type.name())) {
                counts.merge(type.name().replaceFirst("^.*\\.", ""), 1, Integer::sum);
            }
        });
        return new LinkedHashMap<>(counts);
    }

    private static String words(Line line) {
        String counts = line.counts().entrySet().stream()
                .map(count -> count.getKey() + " " + Figures.count(count.getValue()))
                .collect(Collectors.joining(", "));
        return (counts.isEmpty() ? "" : counts + "; ") + Figures.count(line.errors()) + " errors, "
                + Figures.count(line.warnings()) + " warnings, " + Figures.count(line.notes()) + " notes";
    }
}
