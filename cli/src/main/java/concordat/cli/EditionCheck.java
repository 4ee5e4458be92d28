package concordat.cli;

import concordat.catalogue.Edition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `edition check FILE`: what is wrong with an edition file, without a server.
@Command(
        name = "check",
        description = {
            "Reads an edition file and names everything that is wrong with it, by line and column.",
            "Needs no server, and issues nothing."
        },
        footer = {
            "%nExample:",
            "  concordat edition check next-year.yaml",
            "%nEnds with 2 when anything is wrong with it."
        })
final class EditionCheck implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "An edition, as YAML.")
    private Path file = Path.of("");

    EditionCheck(Console console) {
        this.console = console;
    }

    private record Line(String file, String edition, String title, LocalDate startsOn, int controls) {}

    @Override
    public Integer call() throws IOException {
        Optional<Edition> read = EditionFile.read(file, "concordat edition check", console);
        if (read.isEmpty()) {
            return Exit.REFUSED;
        }
        Edition edition = read.get();
        int controls = edition.controls().size();
        if (output.json()) {
            console.json(new Line(file.toString(), edition.id(), edition.title(), edition.startsOn(), controls));
        } else {
            console.say(file + " is sound: edition " + edition.id() + ", " + edition.title() + ", "
                    + Figures.count(controls) + " controls, to start on " + edition.startsOn());
        }
        return Exit.DONE;
    }
}
