package concordat.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `measure`.
@Command(
        name = "measure",
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures on a body: watch, restrict, suspend; lift and list them.",
        commandListHeading = "%nCommands:%n")
final class MeasureCommand {

    @Mixin
    final Help help = new Help();
}
