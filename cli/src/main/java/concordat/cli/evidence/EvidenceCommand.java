package concordat.cli.evidence;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `evidence`.
@Command(
        name = "evidence",
        synopsisSubcommandLabel = "COMMAND",
        description = "Evidence and the documents behind it: hand in, replace, list, fetch, check.",
        commandListHeading = "%nCommands:%n")
public final class EvidenceCommand {

    @Mixin
    final Help help = new Help();

    private EvidenceCommand() {}

    /// @param keys a fresh idempotency key each time
    /// @return the group with its commands
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new EvidenceCommand());
        line.addSubcommand(new EvidenceAdd(console, keys));
        line.addSubcommand(new EvidenceReplace(console, keys));
        line.addSubcommand(new EvidenceList(console));
        line.addSubcommand(new EvidenceShow(console));
        line.addSubcommand(new EvidenceGet(console));
        line.addSubcommand(new EvidenceVerify(console));
        line.addSubcommand(new EvidenceReadings(console));
        return line;
    }
}
