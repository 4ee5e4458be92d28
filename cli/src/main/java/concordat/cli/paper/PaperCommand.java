package concordat.cli.paper;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.time.InstantSource;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `paper`.
@Command(
        name = "paper",
        synopsisSubcommandLabel = "COMMAND",
        description = "What a body has in spreadsheets: guess what the columns are, see what would change, bring it.",
        commandListHeading = "%nCommands:%n")
public final class PaperCommand {

    @Mixin
    final Help help = new Help();

    private PaperCommand() {}

    /// @param keys a fresh idempotency key each time
    /// @param clock tells when something was done here; what day the network has is asked of the network
    public static CommandLine line(Console console, Supplier<String> keys, InstantSource clock) {
        CommandLine line = new CommandLine(new PaperCommand());
        line.addSubcommand(new PaperGuess(console));
        line.addSubcommand(new PaperPreview(console));
        line.addSubcommand(new PaperBring(console, keys, clock));
        line.addSubcommand(new PaperTemplate(console));
        line.addSubcommand(MappingCommand.line(console));
        return line;
    }
}
