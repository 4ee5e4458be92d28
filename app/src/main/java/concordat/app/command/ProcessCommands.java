package concordat.app.command;

import concordat.cli.terminal.Console;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine;

/// Adds the commands that run processes to those that speak to a running network.
public final class ProcessCommands {

    private ProcessCommands() {}

    /// @return whether these arguments are for a process of a network, which starts many of them
    public static boolean areForOne(String[] arguments) {
        return arguments.length > 0 && Set.of("control", "gateway", "samples").contains(arguments[0]);
    }

    /// Adds only what a process of a network is.
    public static void addProcesses(CommandLine root, Console console) {
        root.addSubcommand(new ControlCommand(console));
        root.addSubcommand(new GatewayCommand(console));
        root.addSubcommand(new SamplesCommand(console));
    }

    /// Adds all of them.
    public static void addTo(CommandLine root, Console console) {
        root.addSubcommand(new UpCommand(console));
        addProcesses(root, console);
        root.addSubcommand(new RehearseCommand(console));
        root.addSubcommand(PointCommand.line(console));
        LauncherCommands.addTo(root);
        CommandLine demo = Objects.requireNonNull(root.getSubcommands().get("demo"), "demo");
        demo.addSubcommand(new DemoMakeCommand(console));
        demo.addSubcommand(new DemoReportCommand(console));
    }
}
