package concordat.cli.device;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `device`.
@Command(
        name = "device",
        synopsisSubcommandLabel = "COMMAND",
        description = "Devices: letting them in, why their tier is what it is, and ending them.",
        commandListHeading = "%nCommands:%n")
public final class DeviceCommand {

    @Mixin
    final Help help = new Help();

    private DeviceCommand() {}

    /// @param keys a fresh idempotency key each time
    /// @return the group with its commands
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new DeviceCommand());
        line.addSubcommand(new DeviceCodeCommand(console, keys));
        line.addSubcommand(new DeviceList(console));
        line.addSubcommand(new DeviceShow(console));
        line.addSubcommand(new DeviceRecheck(console, keys));
        line.addSubcommand(new DeviceEndCommand(console, keys));
        return line;
    }
}
