package concordat.cli.paper;

import concordat.api.view.MappingView;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `paper mapping remove NAME`.
@Command(
        name = "remove",
        description = "A mapping is used no longer. What was read by it stays as it is.",
        footer = {"%nExample:", "  concordat paper mapping remove ithc --body b-0042 --reason \"another tester now\""})
final class MappingRemove implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final MappingOwner owner = new MappingOwner();

    @Parameters(paramLabel = "NAME", description = "Its name; paper mapping list shows them.")
    private String name = "";

    @Option(names = "--version-seen", paramLabel = "VERSION", description = "Only if this is the newest version.")
    private Optional<Integer> version = Optional.empty();

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why; stands in the record.")
    private Optional<String> reason = Optional.empty();

    MappingRemove(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        MappingView removed = server.connect(console)
                .delete(
                        MappingOwner.addressOf(owner.body, name)
                                .with("version", version)
                                .with("reason", reason)
                                .text(),
                        MappingView.class);
        if (output.json()) {
            console.json(removed);
        } else {
            console.say("Mapping " + removed.name() + " " + owner.shown() + " is used no longer (its last version was "
                    + removed.version() + ").");
        }
        return Exit.DONE;
    }
}
