package concordat.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `edition`.
@Command(
        name = "edition",
        synopsisSubcommandLabel = "COMMAND",
        description = "The code of connection as a readable file: check it, issue it.",
        commandListHeading = "%nCommands:%n")
final class EditionCommand {

    @Mixin
    final Help help = new Help();
}
