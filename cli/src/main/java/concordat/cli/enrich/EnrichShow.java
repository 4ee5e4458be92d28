package concordat.cli.enrich;

import concordat.api.view.EnrichmentView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `concordat enrich show`.
@Command(
        name = "show",
        description =
                "Which lists about vulnerabilities are held, as of which day, and how far findings are judged by them.",
        footer = {"%nExample:", "  concordat enrich show"})
final class EnrichShow implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    EnrichShow(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        EnrichmentView held =
                server.connect(console).read(Address.of("vulnerability-lists").text(), EnrichmentView.class);
        if (output.json()) {
            console.json(held);
            return Exit.DONE;
        }
        if (held.lists().isEmpty()) {
            console.say("No list is held; concordat enrich kev FILE and concordat enrich epss FILE hold one.");
        }
        held.lists()
                .forEach(list -> console.say(list.kind() + ": " + Holding.told(list) + ", held since " + list.heldAt()
                        + " by " + list.heldBy()));
        if (held.waiting() > 0) {
            console.say("The findings of " + Figures.count(held.waiting()) + " of "
                    + Figures.counted(held.environments(), "environment", "environments") + " are still to be judged.");
        }
        return Exit.DONE;
    }
}
