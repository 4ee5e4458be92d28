package concordat.cli.inbox;

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

/// `inbox deliveries`.
@Command(
        name = "deliveries",
        description = {
            "Lists mail that was or is to be sent to you, the newest first, and why it was not sent.",
            "With --all, everybody's, without what is in it; the programme lead only."
        },
        footer = {
            "%nExamples:",
            "  concordat inbox deliveries --state dead",
            "  concordat inbox deliveries --retry m-0123456789abcdef01234567"
        })
final class InboxDeliveries implements Callable<Integer> {

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

    @Option(names = "--state", paramLabel = "STATE", description = "Only waiting, sent, dead or dropped.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--all", description = "Everybody's.")
    private boolean all;

    @Option(names = "--retry", paramLabel = "ID", description = "Send a dead one again.")
    private Optional<String> retry = Optional.empty();

    InboxDeliveries(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        String[] mine = {"people", "me", "deliveries"};
        if (retry.isPresent()) {
            Address address = all
                    ? Address.of("deliveries", retry.get(), "retry")
                    : Address.of("people", "me", "deliveries", retry.get(), "retry");
            show(List.of(api.post(address.text(), Map.of(), keys.get(), DeliveryView.class)));
        } else {
            Address list = (all ? Address.of("deliveries") : Address.of(mine)).with("state", state);
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
            Table table = new Table("delivery", "person", "state", "attempts", "created", "next", "notices", "reason");
            for (DeliveryView one : found) {
                table.row(
                        one.id(),
                        one.person().orElse("-"),
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
