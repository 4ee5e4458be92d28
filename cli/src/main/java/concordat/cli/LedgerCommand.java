package concordat.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `ledger`.
@Command(
        name = "ledger",
        synopsisSubcommandLabel = "COMMAND",
        description = "The record of every act: check it, take it away, see its head.",
        commandListHeading = "%nCommands:%n")
final class LedgerCommand {

    @Mixin
    final Help help = new Help();
}
