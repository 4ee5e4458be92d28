package concordat.cli.crosswalk;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `crosswalk`.
@Command(
        name = "crosswalk",
        synopsisSubcommandLabel = "COMMAND",
        description = "How what one code asks stands to what another asks. Needs no server.",
        commandListHeading = "%nCommands:%n")
public final class CrosswalkCommand {

    @Mixin
    final Help help = new Help();

    private CrosswalkCommand() {}

    public static CommandLine line(Console console) {
        CommandLine line = new CommandLine(new CrosswalkCommand());
        line.addSubcommand(new CrosswalkCheck(console));
        line.addSubcommand(new CrosswalkShow(console));
        return line;
    }
}
