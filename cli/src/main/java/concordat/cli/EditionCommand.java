package concordat.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `edition`.
@Command(
        name = "edition",
        synopsisSubcommandLabel = "COMMAND",
        description = "A version of the code of connection: check its file, issue it, read it back.",
        commandListHeading = "%nCommands:%n")
final class EditionCommand {

    @Mixin
    final Help help = new Help();
}
