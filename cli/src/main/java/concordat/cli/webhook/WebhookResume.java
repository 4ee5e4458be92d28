package concordat.cli.webhook;

import concordat.api.view.WebhookView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `webhook resume ID`.
@Command(
        name = "resume",
        description = {"Sends to a webhook again that was paused because it failed too often."},
        footer = {"%nExample:", "  concordat webhook resume hook-0123456789abcdef"})
final class WebhookResume implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "ID", description = "The webhook's id; concordat webhook list shows it.")
    private String id = "";

    WebhookResume(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        WebhookView done = server.connect(console)
                .post(Address.of("webhooks", id, "resume").text(), Map.of(), keys.get(), WebhookView.class);
        if (output.json()) {
            console.json(done);
        } else {
            console.say("It is " + done.state() + ".");
        }
        return Exit.DONE;
    }
}
