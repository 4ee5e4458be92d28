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

/// `webhook rotate ID`.
@Command(
        name = "rotate",
        description = {"Gives a webhook another secret. For a day requests are signed with both."},
        footer = {"%nExample:", "  concordat webhook rotate hook-0123456789abcdef"})
final class WebhookRotate implements Callable<Integer> {

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

    WebhookRotate(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        WebhookView done = server.connect(console)
                .post(Address.of("webhooks", id, "secret").text(), Map.of(), keys.get(), WebhookView.class);
        if (output.json()) {
            console.json(done);
        } else {
            console.say("Its secret, which is not shown again:");
            console.say("  " + done.secret().orElse(""));
            console.say("Until " + done.formerSecretUntil().map(String::valueOf).orElse("now")
                    + " requests are signed with the one before too.");
        }
        return Exit.DONE;
    }
}
