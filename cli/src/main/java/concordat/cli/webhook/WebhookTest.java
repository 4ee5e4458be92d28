package concordat.cli.webhook;

import concordat.api.view.DeliveryView;
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

/// `webhook test ID`.
@Command(
        name = "test",
        description = {"Sends something that says nothing, to see whether it arrives."},
        footer = {"%nExample:", "  concordat webhook test hook-0123456789abcdef"})
final class WebhookTest implements Callable<Integer> {

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

    WebhookTest(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeliveryView done = server.connect(console)
                .post(Address.of("webhooks", id, "ping").text(), Map.of(), keys.get(), DeliveryView.class);
        if (output.json()) {
            console.json(done);
        } else {
            console.say("On its way as " + done.id() + "; see concordat webhook deliveries " + id);
        }
        return Exit.DONE;
    }
}
