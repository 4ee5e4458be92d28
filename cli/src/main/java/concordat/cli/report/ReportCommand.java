package concordat.cli.report;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `report`.
@Command(
        name = "report",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Reports that were imported, or are being: list, show, follow, cancel, withdraw. concordat import brings one in.",
        commandListHeading = "%nCommands:%n")
public final class ReportCommand {

    @Mixin
    final Help help = new Help();

    private ReportCommand() {}

    /// @return the group with its commands
    public static CommandLine line(Console console) {
        CommandLine line = new CommandLine(new ReportCommand());
        line.addSubcommand(new ReportList(console));
        line.addSubcommand(new ReportShow(console));
        line.addSubcommand(new ReportJobs(console));
        line.addSubcommand(new ReportFollow(console));
        line.addSubcommand(new ReportCancel(console));
        line.addSubcommand(new ReportWithdraw(console));
        return line;
    }
}
