package concordat.cli;

import concordat.cli.terminal.Help;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `demo`.
@Command(
        name = "demo",
        synopsisSubcommandLabel = "COMMAND",
        description = "What only a demonstration network can do.",
        commandListHeading = "%nCommands:%n")
final class DemoCommand {

    @Mixin
    final Help help = new Help();
}
