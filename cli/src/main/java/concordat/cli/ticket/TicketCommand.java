package concordat.cli.ticket;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `ticket`.
@Command(
        name = "ticket",
        synopsisSubcommandLabel = "COMMAND",
        description = "Tickets out to other programs for what is to be mended, and what these say back.",
        commandListHeading = "%nCommands:%n")
public final class TicketCommand {

    @Mixin
    final Help help = new Help();

    private TicketCommand() {}

    /// @param keys a fresh idempotency key each time
    /// @return the group with its commands
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new TicketCommand());
        line.addSubcommand(new TicketConnect(console, keys));
        line.addSubcommand(new TicketConnectors(console));
        line.addSubcommand(new TicketSecrets(console, keys));
        line.addSubcommand(new TicketDisconnect(console));
        line.addSubcommand(new TicketSend(console, keys));
        line.addSubcommand(new TicketList(console));
        line.addSubcommand(new TicketRetry(console, keys));
        return line;
    }
}
