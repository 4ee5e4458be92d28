package concordat.cli.ticket;

import concordat.api.view.TicketConnectorView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `ticket connectors BODY`.
@Command(
        name = "connectors",
        description = "Lists the programs to which a body's tickets go, how much they are told, and what was refused.",
        footer = {"%nExample:", "  concordat ticket connectors wickenfield"})
final class TicketConnectors implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    TicketConnectors(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<TicketConnectorView> all = server.connect(console)
                .page(Address.of("bodies", body, "ticket-connectors").text(), TicketConnectorView.class)
                .items();
        if (output.json()) {
            all.forEach(console::json);
        } else if (all.isEmpty()) {
            console.say("Tickets go nowhere. concordat ticket connect " + body + " URL registers a program.");
        } else {
            Table table = new Table("connector", "name", "detail", "address", "by", "refused", "reason");
            for (TicketConnectorView one : all) {
                table.row(
                        one.id(),
                        one.name(),
                        one.detail(),
                        one.url(),
                        one.createdBy(),
                        one.refused()
                                + one.refusedAt().map(at -> ", last " + at).orElse(""),
                        one.reason());
            }
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
