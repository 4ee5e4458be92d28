package concordat.cli.crosswalk;

import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Correspondence;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.catalogue.crosswalk.Relation;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.intake.crosswalk.CrosswalkReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `crosswalk check FILE…`.
@Command(
        name = "check",
        description = {
            "Reads files of codes and crosswalks and says everything that is wrong with them, each with line and column.",
            "What a crosswalk names of a code that is at hand must be there: of those that come with the product, of"
                    + " those given with --with, and of files that come before it."
        },
        footer = {
            "%nExample:",
            "  concordat crosswalk check ours.yaml --with our-code.yaml",
            "%nEnds with 2 when anything is wrong."
        })
final class CrosswalkCheck implements Callable<Integer> {

    private static final String NAME = "crosswalk check";

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Codes and crosswalks, as YAML.")
    private List<Path> files = List.of();

    @Option(names = "--with", paramLabel = "FILE", description = "A code that is spoken of; may be given again.")
    private List<Path> with = List.of();

    CrosswalkCheck(Console console) {
        this.console = console;
    }

    private record CodeLine(String file, String code, String title, int requirements, int profiles) {}

    private record CrosswalkLine(
            String file,
            String crosswalk,
            String title,
            String source,
            String target,
            String status,
            boolean counts,
            List<String> notAtHand,
            Map<String, Integer> maps) {}

    @Override
    public Integer call() throws IOException {
        Shelf shelf = new Shelf();
        boolean sound = true;
        for (Path file : with) {
            sound &= !(shelf.lay(console, NAME, file) instanceof CrosswalkReading.Rejected);
        }
        for (Path file : files) {
            switch (shelf.lay(console, NAME, file)) {
                case CrosswalkReading.OfCode of -> tell(file, of.code());
                case CrosswalkReading.OfCrosswalk of -> tell(file, of.crosswalk(), shelf);
                case CrosswalkReading.Rejected rejected -> sound = false;
            }
        }
        return sound ? Exit.DONE : Exit.REFUSED;
    }

    private void tell(Path file, Code code) {
        CodeLine line = new CodeLine(
                file.toString(),
                code.id(),
                code.title(),
                code.requirements().size(),
                code.profiles().size());
        if (output.json()) {
            console.json(line);
        } else {
            console.say(file + " is sound: the code " + line.code() + ", " + line.title() + ", "
                    + Figures.count(line.requirements()) + " requirements and " + Figures.count(line.profiles())
                    + " profiles.");
        }
    }

    private void tell(Path file, Crosswalk crosswalk, Shelf shelf) {
        Map<String, Integer> maps = new TreeMap<>();
        for (Correspondence map : crosswalk.maps()) {
            maps.merge(word(map.relation()), 1, Integer::sum);
        }
        List<String> notAtHand = new ArrayList<>(List.of(crosswalk.source(), crosswalk.target()));
        notAtHand.removeAll(shelf.codes().stream().map(Code::id).toList());
        CrosswalkLine line = new CrosswalkLine(
                file.toString(),
                crosswalk.id(),
                crosswalk.title(),
                crosswalk.source(),
                crosswalk.target(),
                word(crosswalk.provenance().status()),
                crosswalk.provenance().status().counts(),
                notAtHand,
                maps);
        if (output.json()) {
            console.json(line);
            return;
        }
        String counted = Arrays.stream(Relation.values())
                .map(CrosswalkCheck::word)
                .filter(maps::containsKey)
                .map(relation -> maps.get(relation) + " " + relation)
                .collect(Collectors.joining(", "));
        console.say(file + " is sound: the crosswalk " + line.crosswalk() + " from " + line.source() + " to "
                + line.target() + ", " + Figures.count(crosswalk.maps().size())
                + (crosswalk.maps().size() == 1 ? " map" : " maps")
                + (counted.isEmpty() ? "" : " (" + counted + ")") + ".");
        if (!line.counts()) {
            console.say("Its status is " + line.status() + ": nothing rests on it yet.");
        }
        if (!notAtHand.isEmpty()) {
            console.say("Not looked at, because not at hand: the ids of " + String.join(" and ", notAtHand)
                    + ". Give the code with --with.");
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
