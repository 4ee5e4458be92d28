package concordat.cli.ticket;

import concordat.api.view.TicketView;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ticket list BODY`.
@Command(
        name = "list",
        description = {
            "Lists a body's tickets, the newest first: whether they have arrived, what is said of them there, and what scans",
            "show. That a ticket is said to be done closes no finding."
        },
        footer = {"%nExample:", "  concordat ticket list wickenfield --said done"})
final class TicketList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(names = "--connector", paramLabel = "CONNECTOR", description = "Only those that went there.")
    private Optional<String> connector = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE", description = "Only waiting, sent or dead.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--said", paramLabel = "STATUS", description = "Only nothing, in-progress, done or wont-do.")
    private Optional<String> said = Optional.empty();

    @Option(names = "--sort", paramLabel = "BY", description = "-sent (default), the newest first, or sent.")
    private Optional<String> sort = Optional.empty();

    TicketList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address list = Address.of("bodies", body, "tickets")
                .with("connector", connector)
                .with("state", state)
                .with("said", said)
                .with("sort", sort);
        List<TicketView> found = Pages.read(server.connect(console), list, TicketView.class, limit.most());
        if (output.json()) {
            found.forEach(console::json);
        } else if (found.isEmpty()) {
            console.say("There is no such ticket.");
        } else {
            tell(found);
        }
        return Exit.DONE;
    }

    private void tell(List<TicketView> found) {
        Table table =
                new Table("ticket", "about", "to", "state", "said there", "theirs", "open", "proof", "why not sent");
        for (TicketView ticket : found) {
            table.row(
                    ticket.id(),
                    ticket.subject(),
                    ticket.connector(),
                    ticket.state(),
                    ticket.said() + ticket.remark().map(r -> ": " + r).orElse(""),
                    ticket.theirReference().orElse("-"),
                    ticket.open(),
                    proof(ticket),
                    ticket.reason().orElse("-"));
        }
        table.print(console, "");
    }

    private static String proof(TicketView ticket) {
        return switch (ticket.proof()) {
            case "mended" -> "mended, as scans show";
            case "said" ->
                "said to be done, not yet proved"
                        + ticket.nextLook().map(d -> "; next look about " + d).orElse("");
            default -> "-";
        };
    }
}
