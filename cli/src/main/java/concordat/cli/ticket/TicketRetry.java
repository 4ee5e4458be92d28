package concordat.cli.ticket;

import concordat.api.view.TicketView;
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

/// `ticket retry BODY TICKET`.
@Command(
        name = "retry",
        description = "Sends a ticket again that was given up.",
        footer = {"%nExample:", "  concordat ticket retry wickenfield ticket-0123456789abcdef"})
final class TicketRetry implements Callable<Integer> {

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

    @Parameters(index = "1", paramLabel = "TICKET", description = "concordat ticket list --state dead lists them.")
    private String ticket = "";

    TicketRetry(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TicketView now = server.connect(console)
                .post(
                        Address.of("bodies", body, "tickets", ticket, "retry").text(),
                        Map.of(),
                        keys.get(),
                        TicketView.class);
        if (output.json()) {
            console.json(now);
        } else {
            console.say("Ticket " + now.id() + " is " + now.state() + ".");
        }
        return Exit.DONE;
    }
}
