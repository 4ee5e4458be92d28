package concordat.cli.crosswalk;

import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Crosswalks;
import concordat.catalogue.crosswalk.Hop;
import concordat.catalogue.crosswalk.Path;
import concordat.catalogue.crosswalk.Requirement;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Table;
import concordat.intake.crosswalk.CrosswalkReading;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `crosswalk show FROM TO`.
@Command(
        name = "show",
        description = {
            "Shows what is known of one code's requirements against another's, over as many steps as it takes.",
            "Of several ways the one with the strongest relation is shown, of these the surest, of these the shortest."
        },
        footer = {
            "%nExample:",
            "  concordat crosswalk show model-1 caf-4.0",
            "  concordat crosswalk show cyber-essentials iso-27001 --with ours.yaml --draft"
        })
final class CrosswalkShow implements Callable<Integer> {

    private static final String NAME = "crosswalk show";

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Parameters(index = "0", paramLabel = "FROM", description = "A code's id, for example model-1.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "Another code's id, for example caf-4.0.")
    private String to = "";

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "A code or a crosswalk of your own; may be given again, codes first.")
    private List<java.nio.file.Path> with = List.of();

    @Option(names = "--draft", description = "Use drafts too, to see what they would change.")
    private boolean draft;

    CrosswalkShow(Console console) {
        this.console = console;
    }

    private record Line(String from, String relation, String to, int confidence, List<Step> steps) {}

    private record Step(
            String crosswalk,
            List<String> from,
            String relation,
            String to,
            int confidence,
            boolean reversed,
            String remark) {}

    @Override
    public Integer call() throws IOException {
        Shelf shelf = new Shelf();
        for (java.nio.file.Path file : with) {
            if (shelf.lay(console, NAME, file) instanceof CrosswalkReading.Rejected) {
                return Exit.REFUSED;
            }
        }
        Code source = shelf.code(from);
        Code target = shelf.code(to);
        Crosswalks crosswalks =
                draft ? Crosswalks.preview(shelf.crosswalks()) : Crosswalks.counting(shelf.crosswalks());
        List<Path> paths = crosswalks.paths(source.id(), target.id());
        if (output.json()) {
            paths.forEach(path -> console.json(line(path)));
        } else {
            tell(paths, source, target);
        }
        return Exit.DONE;
    }

    private void tell(List<Path> paths, Code source, Code target) {
        Table table = new Table(source.id(), "is", "of " + target.id(), "sure", "by way of");
        for (Path path : paths) {
            table.row(
                    path.from().id(),
                    word(path.relation()),
                    path.to().id(),
                    path.confidence() + " %",
                    path.hops().size() == 1
                            ? "what was said directly"
                            : path.hops().stream()
                                    .map(Hop::to)
                                    .limit(path.hops().size() - 1L)
                                    .map(ref -> ref.code() + " " + ref.id())
                                    .collect(Collectors.joining(", ")));
        }
        if (!table.isEmpty()) {
            table.print(console, "");
        }
        Set<String> reached =
                new HashSet<>(paths.stream().map(path -> path.to().id()).toList());
        List<String> rest = target.requirements().stream()
                .map(Requirement::id)
                .filter(id -> !reached.contains(id))
                .toList();
        console.say("Of " + Figures.count(target.requirements().size()) + " requirements of " + target.id() + ", "
                + Figures.count(reached.size()) + " have to do with " + source.id() + "."
                + (rest.isEmpty() || rest.size() > 60 ? "" : " Nothing is known of " + String.join(", ", rest) + "."));
    }

    private static Line line(Path path) {
        return new Line(
                path.from().id(),
                word(path.relation()),
                path.to().id(),
                path.confidence(),
                path.hops().stream().map(CrosswalkShow::step).toList());
    }

    private static Step step(Hop hop) {
        return new Step(
                hop.crosswalk(),
                hop.from().stream().map(ref -> ref.code() + " " + ref.id()).toList(),
                word(hop.relation()),
                hop.to().code() + " " + hop.to().id(),
                hop.confidence(),
                hop.reversed(),
                hop.remark());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
