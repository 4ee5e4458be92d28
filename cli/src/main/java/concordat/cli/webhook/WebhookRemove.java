package concordat.cli.webhook;

import concordat.api.view.Accepted;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `webhook remove ID`.
@Command(
        name = "remove",
        description = {"Removes a webhook, and what waits for it."},
        footer = {"%nExample:", "  concordat webhook remove hook-0123456789abcdef"})
final class WebhookRemove implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "ID", description = "The webhook's id; concordat webhook list shows it.")
    private String id = "";

    WebhookRemove(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Accepted done =
                server.connect(console).delete(Address.of("webhooks", id).text(), Accepted.class);
        if (output.json()) {
            console.json(done);
        } else {
            console.say("Removed.");
        }
        return Exit.DONE;
    }
}
