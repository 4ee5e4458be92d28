package concordat.cli.edition;

import concordat.api.ApiClient;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.difference.Change;
import concordat.catalogue.difference.ControlDifference;
import concordat.catalogue.difference.EditionDifference;
import concordat.catalogue.difference.Kind;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `edition compare OLD NEW`.
@Command(
        name = "compare",
        description = {
            "Says what a new edition asks more, less or otherwise than an old one, and what a body must do about it.",
            "Each is a file, or the id of an edition that the network knows. Needs no server for two files."
        },
        footer = {"%nExample:", "  concordat edition compare model-1 next-year.yaml"})
final class EditionCompare implements Callable<Integer> {

    private static final String NAME = "edition compare";

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Output output = new Output();

    @Parameters(index = "0", paramLabel = "OLD", description = "The edition before: a file, or an edition's id.")
    private String old = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The edition after: a file, or an edition's id.")
    private String next = "";

    EditionCompare(Console console) {
        this.console = console;
    }

    private record Line(String from, String to, List<RuleLine> rules, List<ControlLine> controls) {}

    private record RuleLine(String direction, String topic, String text) {}

    private record ControlLine(
            String control,
            List<String> before,
            String kind,
            boolean renamed,
            boolean bothWays,
            String duty,
            List<RuleLine> changes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Edition> before = edition(old);
        Optional<Edition> now = edition(next);
        if (before.isEmpty() || now.isEmpty()) {
            return Exit.REFUSED;
        }
        EditionDifference difference = EditionDifference.between(before.get(), now.get());
        if (output.json()) {
            console.json(line(difference));
        } else {
            tell(difference, before.get(), now.get());
        }
        return Exit.DONE;
    }

    private Optional<Edition> edition(String named) throws IOException, InterruptedException {
        Path file = Path.of(named);
        if (Files.exists(file) || named.contains("/") || named.endsWith(".yaml")) {
            return EditionFile.read(console, NAME, file);
        }
        ApiClient api = server.connect(console);
        Path read = Files.createTempFile("concordat-edition-", ".yaml");
        try {
            api.download(Address.of("editions", named).text(), read);
            return EditionFile.read(console, NAME, read);
        } finally {
            Files.delete(read);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Line line(EditionDifference difference) {
        return new Line(
                difference.from(),
                difference.to(),
                difference.rules().stream().map(EditionCompare::line).toList(),
                difference.controls().stream().map(EditionCompare::line).toList());
    }

    private static RuleLine line(Change change) {
        return new RuleLine(word(change.direction()), change.topic(), change.text());
    }

    private static ControlLine line(ControlDifference control) {
        return new ControlLine(
                control.control().value(),
                control.before().stream().map(ControlId::value).toList(),
                word(control.kind()),
                control.renamed(),
                control.bothWays(),
                control.kind().duty(),
                control.changes().stream().map(EditionCompare::line).toList());
    }

    private void tell(EditionDifference difference, Edition before, Edition now) {
        console.say("From " + difference.from() + " to " + difference.to() + ", from " + now.startsOn() + " on: "
                + Arrays.stream(Kind.values())
                        .map(kind -> difference.of(kind).size() + " " + word(kind))
                        .collect(Collectors.joining(", "))
                + ".");
        if (difference.nothing()) {
            console.say("Nothing differs in what is asked.");
            return;
        }
        if (!difference.rules().isEmpty()) {
            console.say("");
            console.say("For every body:");
            difference.rules().forEach(change -> tell("  ", change));
        }
        for (Kind kind : Kind.values()) {
            List<ControlDifference> some = difference.of(kind);
            if (some.isEmpty() || kind == Kind.UNCHANGED) {
                continue;
            }
            console.say("");
            console.say(kind.name().charAt(0) + word(kind).substring(1) + ". " + kind.duty());
            for (ControlDifference control : some) {
                tell(control, kind == Kind.REMOVED ? before : now);
            }
        }
    }

    private void tell(ControlDifference control, Edition edition) {
        String title = edition.control(control.control()).map(Control::title).orElse("");
        String formerly = control.renamed()
                ? " (formerly "
                        + control.before().stream()
                                .filter(id -> !id.equals(control.control()))
                                .map(ControlId::value)
                                .collect(Collectors.joining(", "))
                        + ")"
                : "";
        String both = control.bothWays() ? " (more in one way, less in another: it counts as tightened)" : "";
        console.say("  " + control.control() + " " + title + formerly + both);
        control.changes().forEach(change -> tell("    ", change));
    }

    private void tell(String indent, Change change) {
        String sign =
                switch (change.direction()) {
                    case TIGHTER -> "more  ";
                    case LOOSER -> "less  ";
                    case NEUTRAL -> "other ";
                };
        console.say(indent + sign + change.text());
    }
}
