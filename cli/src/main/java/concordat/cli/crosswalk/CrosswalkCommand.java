package concordat.cli.crosswalk;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `crosswalk`.
@Command(
        name = "crosswalk",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "How what one code asks stands to what another asks.",
            "check and show work on files and on what comes with the product, without a server; the others on what a"
                    + " network has published. concordat standing BODY --as CODE reads a standing over that."
        },
        commandListHeading = "%nCommands:%n")
public final class CrosswalkCommand {

    @Mixin
    final Help help = new Help();

    private CrosswalkCommand() {}

    /// @param keys a fresh idempotency key each time
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new CrosswalkCommand());
        line.addSubcommand(new CrosswalkCheck(console));
        line.addSubcommand(new CrosswalkShow(console));
        line.addSubcommand(new CrosswalkList(console));
        line.addSubcommand(new CrosswalkCode(console));
        line.addSubcommand(new CrosswalkPublish(console, keys));
        line.addSubcommand(new CrosswalkRetire(console));
        line.addSubcommand(new CrosswalkExport(console));
        return line;
    }
}
