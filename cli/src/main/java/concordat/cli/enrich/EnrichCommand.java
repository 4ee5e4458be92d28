package concordat.cli.enrich;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `enrich`.
@Command(
        name = "enrich",
        synopsisSubcommandLabel = "COMMAND",
        description = "What is known of vulnerabilities beyond what reports say: hold a list, show what is held.",
        commandListHeading = "%nCommands:%n")
public final class EnrichCommand {

    @Mixin
    final Help help = new Help();

    private EnrichCommand() {}

    /// @return the group with its commands
    public static CommandLine line(Console console) {
        CommandLine line = new CommandLine(new EnrichCommand());
        line.addSubcommand(new EnrichKev(console));
        line.addSubcommand(new EnrichEpss(console));
        line.addSubcommand(new EnrichShow(console));
        return line;
    }
}
