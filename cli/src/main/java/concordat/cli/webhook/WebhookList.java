package concordat.cli.webhook;

import concordat.api.view.WebhookView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `webhook list`.
@Command(
        name = "list",
        description = {"Lists addresses that are told of a body's notices, or of the Authority's."},
        footer = {"%nExample:", "  concordat webhook list --body b-0042"})
final class WebhookList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--body", paramLabel = "ID", description = "Whose; the Authority's when left out.")
    private Optional<String> body = Optional.empty();

    WebhookList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<WebhookView> found = server.connect(console)
                .page(Address.of("webhooks").with("body", body).text(), WebhookView.class)
                .items();
        if (output.json()) {
            found.forEach(console::json);
        } else if (found.isEmpty()) {
            console.say("There is none.");
        } else {
            Table table = new Table("webhook", "url", "kinds", "state", "failures", "why paused");
            for (WebhookView one : found) {
                table.row(
                        one.id(),
                        one.url(),
                        one.kinds().isEmpty() ? "all" : String.join(", ", one.kinds()),
                        one.state(),
                        one.failures(),
                        one.pausedWhy().orElse("-"));
            }
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
