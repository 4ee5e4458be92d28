package concordat.cli.inbox;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `inbox`.
@Command(
        name = "inbox",
        synopsisSubcommandLabel = "COMMAND",
        description = "What you are told: read it, say what is sent to you, follow your calendar.",
        commandListHeading = "%nCommands:%n")
public final class InboxCommand {

    @Mixin
    final Help help = new Help();

    private InboxCommand() {}

    /// @param keys a fresh idempotency key each time
    /// @return the group with its commands
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new InboxCommand());
        line.addSubcommand(new InboxList(console));
        line.addSubcommand(new InboxShow(console));
        line.addSubcommand(new InboxRead(console, keys));
        line.addSubcommand(new InboxPreferences(console));
        line.addSubcommand(new InboxCalendar(console, keys));
        line.addSubcommand(new InboxDeliveries(console, keys));
        line.addSubcommand(new InboxForget(console));
        return line;
    }
}
