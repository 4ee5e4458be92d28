package concordat.cli.ticket;

import concordat.api.view.TicketView;
import concordat.api.view.TicketWanted;
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

/// `ticket send BODY`.
@Command(
        name = "send",
        description = {
            "Sends an action, or a proposal, to another program as a ticket. The same thing to the same program again is",
            "the same ticket. It is tried until it arrives, for a day; concordat ticket list says how far it is."
        },
        footer = {
            "%nExamples:",
            "  concordat ticket send wickenfield --action action-3 --to tickets-0123456789abcdef",
            "  concordat ticket send wickenfield --proposal e1-fix-0123456789abcdef --to tickets-0123456789abcdef"
        })
final class TicketSend implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(names = "--to", required = true, paramLabel = "CONNECTOR", description = "Where it goes.")
    private String connector = "";

    @Option(names = "--action", paramLabel = "ACTION", description = "This action.")
    private Optional<String> action = Optional.empty();

    @Option(names = "--proposal", paramLabel = "ID", description = "This proposal.")
    private Optional<String> proposal = Optional.empty();

    TicketSend(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TicketView ticket = server.connect(console)
                .post(
                        Address.of("bodies", body, "tickets").text(),
                        new TicketWanted(connector, action, proposal),
                        keys.get(),
                        TicketView.class);
        if (output.json()) {
            console.json(ticket);
        } else {
            console.say("Ticket " + ticket.id() + " is " + ticket.state() + ".");
        }
        return Exit.DONE;
    }
}
