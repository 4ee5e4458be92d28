package concordat.cli.ledger;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `ledger`.
@Command(
        name = "ledger",
        synopsisSubcommandLabel = "COMMAND",
        description = "The record of every act: check it, take it away, see its head.",
        commandListHeading = "%nCommands:%n")
public final class LedgerCommand {

    @Mixin
    final Help help = new Help();

    private LedgerCommand() {}

    /// @return the group with its commands
    public static CommandLine line(Console console) {
        CommandLine line = new CommandLine(new LedgerCommand());
        line.addSubcommand(new LedgerVerify(console));
        line.addSubcommand(new LedgerExport(console));
        line.addSubcommand(new LedgerHead(console));
        line.addSubcommand(new LedgerProve(console));
        return line;
    }
}
