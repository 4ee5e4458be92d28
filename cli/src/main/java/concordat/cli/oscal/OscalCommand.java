package concordat.cli.oscal;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `oscal`.
@Command(
        name = "oscal",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Documents in OSCAL, NIST's format for catalogues, plans and results. Only export needs a server.",
        commandListHeading = "%nCommands:%n")
public final class OscalCommand {

    @Mixin
    final Help help = new Help();

    private OscalCommand() {}

    /// @param clock tells when a profile was resolved
    /// @return the group with its commands
    public static CommandLine line(Console console, InstantSource clock) {
        CommandLine line = new CommandLine(new OscalCommand());
        line.addSubcommand(new OscalCheckCommand(console));
        line.addSubcommand(new OscalConvertCommand(console));
        line.addSubcommand(new OscalResolveCommand(console, clock));
        line.addSubcommand(new OscalExportCommand(console));
        return line;
    }
}
