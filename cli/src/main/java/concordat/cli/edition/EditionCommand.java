package concordat.cli.edition;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `edition`.
@Command(
        name = "edition",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "A version of the code of connection: check its file, compare it with another, issue it, read it back.",
        commandListHeading = "%nCommands:%n")
public final class EditionCommand {

    @Mixin
    final Help help = new Help();

    private EditionCommand() {}

    /// @param keys a fresh idempotency key each time
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new EditionCommand());
        line.addSubcommand(new EditionCheck(console));
        line.addSubcommand(new EditionCompare(console));
        line.addSubcommand(new EditionIssue(console, keys));
        line.addSubcommand(new EditionList(console));
        line.addSubcommand(new EditionShow(console));
        line.addSubcommand(new EditionWeaknesses(console));
        return line;
    }
}
