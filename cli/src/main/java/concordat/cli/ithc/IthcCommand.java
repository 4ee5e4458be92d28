package concordat.cli.ithc;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `ithc`.
@Command(
        name = "ithc",
        synopsisSubcommandLabel = "COMMAND",
        description = "Yearly IT health checks: what there is to be tested, who tested what, and whether that holds.",
        commandListHeading = "%nCommands:%n")
public final class IthcCommand {

    @Mixin
    final Help help = new Help();

    private IthcCommand() {}

    /// @param keys a fresh idempotency key each time
    /// @return the group with its commands
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new IthcCommand());
        line.addSubcommand(new IthcEstate(console, keys));
        line.addSubcommand(new IthcDeclare(console, keys));
        line.addSubcommand(new IthcList(console));
        line.addSubcommand(new IthcShow(console));
        line.addSubcommand(new IthcCheck(console));
        line.addSubcommand(new IthcLinks(console));
        line.addSubcommand(new IthcLink(console, keys));
        line.addSubcommand(new IthcUnlink(console, keys));
        line.addSubcommand(new IthcWithdraw(console, keys));
        return line;
    }
}
