package concordat.cli.signals;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `signals`.
@Command(
        name = "signals",
        synopsisSubcommandLabel = "COMMAND",
        description = "Security events that a body's identity provider or device manager tells, and what follows.",
        commandListHeading = "%nCommands:%n")
public final class SignalsCommand {

    @Mixin
    final Help help = new Help();

    private SignalsCommand() {}

    /// @param keys a fresh idempotency key each time
    /// @return the group with its commands
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new SignalsCommand());
        line.addSubcommand(new SignalsAdd(console, keys));
        line.addSubcommand(new SignalsList(console));
        line.addSubcommand(new SignalsMatch(console, keys));
        line.addSubcommand(new SignalsMatches(console));
        line.addSubcommand(new SignalsUnmatch(console));
        line.addSubcommand(new SignalsRemove(console));
        line.addSubcommand(new SignalsHeard(console));
        return line;
    }
}
