package concordat.cli.ticket;

import concordat.api.view.TicketConnectorView;
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

/// `ticket secrets BODY CONNECTOR`.
@Command(
        name = "secrets",
        description = "Gives a program other secrets, at once, and shows them once.",
        footer = {"%nExample:", "  concordat ticket secrets wickenfield tickets-0123456789abcdef"})
final class TicketSecrets implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1", paramLabel = "CONNECTOR", description = "concordat ticket connectors lists them.")
    private String connector = "";

    TicketSecrets(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TicketConnectorView made = server.connect(console)
                .post(
                        Address.of("bodies", body, "ticket-connectors", connector, "secrets")
                                .text(),
                        Map.of(),
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
