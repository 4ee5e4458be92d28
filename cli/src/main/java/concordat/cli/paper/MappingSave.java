package concordat.cli.paper;

import concordat.api.view.MappingView;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.intake.paper.Paper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `paper mapping save NAME FILE`.
@Command(
        name = "save",
        description = {
            "Keeps a mapping under a name, or its next version.",
            "The next version wants the number of the one you have seen, so that nobody's work is written over. Saving"
                    + " what is kept already changes nothing."
        },
        footer = {
            "%nExamples:",
            "  concordat paper mapping save ithc ithc.json --body b-0042",
            "  concordat paper mapping save ithc ithc.json --body b-0042 --replaces 1"
        })
final class MappingSave implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final MappingOwner owner = new MappingOwner();

    @Parameters(index = "0", paramLabel = "NAME", description = "1 to 63 lower-case letters, digits, dots and hyphens.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The mapping, as paper guess writes it.")
    private Path file = Path.of("");

    @Option(names = "--replaces", paramLabel = "VERSION", description = "The newest version, as you have seen it.")
    private Optional<Integer> replaces = Optional.empty();

    MappingSave(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        byte[] mapping = Paper.writeMapping(ChosenMapping.read(file));
        MappingView kept = server.connect(console)
                .put(
                        MappingOwner.addressOf(owner.body, name)
                                .with("replaces", replaces)
                                .text(),
                        "application/json",
                        BodyPublishers.ofByteArray(mapping),
                        MappingView.class);
        if (output.json()) {
            console.json(kept);
        } else {
            console.say("Mapping " + kept.name() + " " + owner.shown() + " is kept as version " + kept.version() + ".");
        }
        return Exit.DONE;
    }
}
