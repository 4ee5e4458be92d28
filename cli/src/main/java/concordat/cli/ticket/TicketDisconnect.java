package concordat.cli.ticket;

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

/// `ticket disconnect BODY CONNECTOR`.
@Command(
        name = "disconnect",
        description = "Removes a program to which tickets go, with what was sent to it and what it said.",
        footer = {"%nExample:", "  concordat ticket disconnect wickenfield tickets-0123456789abcdef"})
final class TicketDisconnect implements Callable<Integer> {

    private final Console console;

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

    TicketDisconnect(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Accepted done = server.connect(console)
                .delete(
                        Address.of("bodies", body, "ticket-connectors", connector)
                                .text(),
                        Accepted.class);
        if (output.json()) {
            console.json(done);
        } else {
            console.say("Removed.");
        }
        return Exit.DONE;
    }
}
