package concordat.cli.measure;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `measure`.
@Command(
        name = "measure",
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures on a body: watch, restrict, suspend; lift and list them.",
        commandListHeading = "%nCommands:%n")
public final class MeasureCommand {

    @Mixin
    final Help help = new Help();

    private MeasureCommand() {}

    /// @param keys a fresh idempotency key each time
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new MeasureCommand());
        line.addSubcommand(new MeasureWatch(console, keys));
        line.addSubcommand(new MeasureRestrict(console, keys));
        line.addSubcommand(new MeasureSuspend(console, keys));
        line.addSubcommand(new MeasureLift(console, keys));
        line.addSubcommand(new MeasureList(console));
        return line;
    }
}
