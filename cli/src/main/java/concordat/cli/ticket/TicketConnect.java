package concordat.cli.ticket;

import concordat.api.view.TicketConnectorView;
import concordat.api.view.TicketConnectorWanted;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ticket connect BODY URL`.
@Command(
        name = "connect",
        description = {
            "Registers another program to which a body's tickets go, and shows its two secrets: one signs what goes there,",
            "the other what comes back. A ticket says a reference, how bad, by when, and where to see more. With",
            "--detail full it also says what the weaknesses are and which hosts have them; those are the body's secrets,",
            "so that a reason is asked for."
        },
        footer = {
            "%nExamples:",
            "  concordat ticket connect wickenfield https://tickets.example.org/concordat --name \"Service desk\"",
            "%nHow messages are signed, and a worked example: docs/tickets.md."
        })
final class TicketConnect implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose tickets.")
    private String body = "";

    @Parameters(index = "1", paramLabel = "URL", description = "Where to send; https.")
    private String url = "";

    @Option(names = "--name", required = true, paramLabel = "WORDS", description = "What people call it.")
    private String name = "";

    @Option(names = "--detail", paramLabel = "MUCH", description = "least (default) or full.")
    private Optional<String> detail = Optional.empty();

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why, for full detail.")
    private Optional<String> reason = Optional.empty();

    TicketConnect(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TicketConnectorView made = server.connect(console)
                .post(
                        Address.of("bodies", body, "ticket-connectors").text(),
                        new TicketConnectorWanted(name, url, detail, reason),
                        keys.get(),
                        TicketConnectorView.class);
        if (output.json()) {
            console.json(made);
        } else {
            Secrets.show(console, made);
        }
        return Exit.DONE;
    }
}
