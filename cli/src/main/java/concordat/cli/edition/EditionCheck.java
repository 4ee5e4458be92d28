package concordat.cli.edition;

import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Edition;
import concordat.catalogue.FixWindow;
import concordat.catalogue.FixWindowPreset;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.oscal.view.Catalogue;
import concordat.oscal.view.Control;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
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

/// `edition check FILE`.
@Command(
        name = "check",
        description = {
            "Reads an edition's file and says everything that is wrong with it, each with line and column.",
            "Needs no server. With --catalogue the edition's crosswalk to another code is held against that code's"
                    + " OSCAL catalogue: whatever it points to must be there and not be withdrawn."
        },
        footer = {
            "%nExample:",
            "  concordat edition check code.yaml --catalogue nist-800-53=catalogue.json",
            "%nEnds with 2 when anything is wrong."
        })
final class EditionCheck implements Callable<Integer> {

    private static final String NAME = "edition check";

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "The edition, as YAML.")
    private Path file = Path.of("");

    @Option(
            names = "--catalogue",
            paramLabel = "CODE=FILE",
            description =
                    "A code's name in the crosswalk and its OSCAL catalogue (JSON, YAML or XML); may be given again.")
    private Map<String, Path> catalogues = Map.of();

    EditionCheck(Console console) {
        this.console = console;
    }

    private record Line(
            String file,
            String edition,
            String title,
            LocalDate startsOn,
            int sections,
            int controls,
            Optional<String> fixWindows) {}

    @Override
    public Integer call() throws IOException {
        Optional<Edition> read = EditionFile.read(console, NAME, file);
        if (read.isEmpty()) {
            return Exit.REFUSED;
        }
        Edition edition = read.get();
        boolean sound = true;
        for (Map.Entry<String, Path> named : new TreeMap<>(catalogues).entrySet()) {
            sound &= agrees(edition, named.getKey(), named.getValue());
        }
        if (sound) {
            tell(edition);
        }
        return sound ? Exit.DONE : Exit.REFUSED;
    }

    private boolean agrees(Edition edition, String code, Path catalogueFile) throws IOException {
        Optional<Catalogue> catalogue = OscalFile.read(console, NAME, catalogueFile);
        if (catalogue.isEmpty()) {
            return false;
        }
        Set<String> there = catalogue
                .get()
                .allControls()
                .filter(control -> !control.withdrawn())
                .map(Control::id)
                .collect(Collectors.toSet());
        boolean any = false;
        boolean sound = true;
        for (concordat.catalogue.Control control : edition.controls()) {
            for (CrosswalkRef points : control.crosswalk()) {
                any |= points.code().equals(code);
                if (points.code().equals(code) && !there.contains(points.id())) {
                    console.warn("concordat " + NAME + ": " + file + ": control " + control.id() + " points to "
                            + points.id() + " of " + code + ", which " + catalogueFile
                            + " does not hold or has withdrawn");
                    sound = false;
                }
            }
        }
        if (!any) {
            throw new CannotGoOn(file + " points nowhere in a code called " + code + "; it knows "
                    + String.join(", ", codes(edition)));
        }
        return sound;
    }

    private static Set<String> codes(Edition edition) {
        return edition.controls().stream()
                .flatMap(control -> control.crosswalk().stream())
                .map(CrosswalkRef::code)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private void tell(Edition edition) {
        int sections = (int) edition.controls().stream()
                .map(concordat.catalogue.Control::section)
                .distinct()
                .count();
        Line line = new Line(
                file.toString(),
                edition.id(),
                edition.title(),
                edition.startsOn(),
                sections,
                edition.controls().size(),
                FixWindowPreset.of(edition.fixWindows()).map(FixWindowPreset::word));
        if (output.json()) {
            console.json(line);
        } else {
            console.say(file + " is sound: " + line.title() + " (" + line.edition() + "), from " + line.startsOn()
                    + ", " + Figures.count(line.controls()) + " controls in " + Figures.count(sections) + " sections.");
            explain(edition);
        }
    }

    private void explain(Edition edition) {
        if (edition.fixWindows().isEmpty()) {
            console.say("  No finding has a date by which to mend it.");
        } else {
            console.say("  Findings are to be mended, from the first report to the body, "
                    + FixWindowPreset.of(edition.fixWindows())
                            .map(preset -> "as " + preset.title() + " has it:")
                            .orElse("by windows of its own:"));
        }
        for (FixWindow window : edition.fixWindows()) {
            console.say("    " + window.severity().name().toLowerCase(Locale.ROOT) + ": "
                    + within(window.internetFacing(), window.otherwise()));
        }
        console.say(
                edition.exploitedWindow()
                        .map(window -> "    known to be exploited, however rated, from when that became known: at most "
                                + within(window.internetFacing(), window.otherwise()))
                        .orElse(
                                "    Whether a finding is known to be exploited makes no difference (knownExploited is not set)."));
    }

    private static String within(Duration facing, Duration otherwise) {
        return facing.equals(otherwise)
                ? Figures.duration(facing)
                : Figures.duration(facing) + " facing the internet, " + Figures.duration(otherwise) + " elsewhere";
    }
}
