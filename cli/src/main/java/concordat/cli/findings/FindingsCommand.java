package concordat.cli.findings;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `findings`.
@Command(
        name = "findings",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "A body's findings: one by one, added up by weakness, by asset; which names are one asset; what mends them, by"
                    + " which action; what they count as; as files to take away; and who of the Authority read them."
        },
        commandListHeading = "%nCommands:%n")
public final class FindingsCommand {

    @Mixin
    final Help help = new Help();

    private FindingsCommand() {}

    /// @param keys a fresh idempotency key each time
    /// @return the group with its commands
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new FindingsCommand());
        line.addSubcommand(new FindingsList(console));
        line.addSubcommand(new FindingsShow(console));
        line.addSubcommand(new FindingsGroups(console));
        line.addSubcommand(new FindingsAssets(console));
        line.addSubcommand(new FindingsOpen(console, keys));
        line.addSubcommand(new FindingsReadings(console));
        line.addSubcommand(new FindingsAsset(console));
        line.addSubcommand(new FindingsApart(console, keys));
        line.addSubcommand(new FindingsJoin(console, keys));
        line.addSubcommand(new FindingsExport(console));
        line.addSubcommand(new FindingsExports(console));
        line.addSubcommand(new FindingsPropose(console, keys));
        line.addSubcommand(new FindingsEdit(console, keys));
        line.addSubcommand(new FindingsProgress(console));
        line.addSubcommand(new FindingsRate(console, keys));
        line.addSubcommand(new FindingsRatings(console));
        return line;
    }
}
