package concordat.cli.act;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `act`.
@Command(
        name = "act",
        synopsisSubcommandLabel = "COMMAND",
        description = "Acts of governance of every kind: what there is to say, and doing it.",
        commandListHeading = "%nCommands:%n")
public final class ActCommand {

    @Mixin
    final Help help = new Help();

    private ActCommand() {}

    /// @param keys a fresh idempotency key each time
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new ActCommand());
        line.addSubcommand(new ActKinds(console));
        line.addSubcommand(new ActDo(console, keys));
        return line;
    }
}
