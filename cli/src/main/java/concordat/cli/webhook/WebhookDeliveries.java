package concordat.cli.webhook;

import concordat.api.ApiClient;
import concordat.api.view.DeliveryView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Limit;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `webhook deliveries ID`.
@Command(
        name = "deliveries",
        description = {"Lists what was or is to be sent to a webhook, the newest first, and why it was not sent."},
        footer = {
            "%nExamples:",
            "  concordat webhook deliveries hook-0123456789abcdef --state dead",
            "  concordat webhook deliveries hook-0123456789abcdef --retry w-0123456789abcdef01234567"
        })
final class WebhookDeliveries implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(paramLabel = "ID", description = "The webhook's id; concordat webhook list shows it.")
    private String id = "";

    @Option(names = "--state", paramLabel = "STATE", description = "Only waiting, sent, dead or dropped.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--retry", paramLabel = "DELIVERY", description = "Send a dead one again.")
    private Optional<String> retry = Optional.empty();

    WebhookDeliveries(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        if (retry.isPresent()) {
            Address address = Address.of("webhooks", id, "deliveries", retry.get(), "retry");
            show(List.of(api.post(address.text(), Map.of(), keys.get(), DeliveryView.class)));
        } else {
            Address list = Address.of("webhooks", id, "deliveries").with("state", state);
            show(Pages.read(api, list, DeliveryView.class, limit.most()));
        }
        return Exit.DONE;
    }

    private void show(List<DeliveryView> found) {
        if (output.json()) {
            found.forEach(console::json);
        } else if (found.isEmpty()) {
            console.say("There is none.");
        } else {
            Table table = new Table("delivery", "state", "attempts", "created", "next", "notices", "reason");
            for (DeliveryView one : found) {
                table.row(
                        one.id(),
                        one.state(),
                        one.attempts(),
                        one.createdAt().truncatedTo(ChronoUnit.SECONDS),
                        one.state().equals("waiting") ? one.dueAt().truncatedTo(ChronoUnit.SECONDS) : "-",
                        one.notices(),
                        one.reason().orElse("-"));
            }
            table.print(console, "");
        }
    }
}
