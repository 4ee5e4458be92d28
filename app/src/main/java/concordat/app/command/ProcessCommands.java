package concordat.app.command;

import concordat.cli.terminal.Console;
import java.util.Objects;
import picocli.CommandLine;

/// Adds the commands that run processes to those that speak to a running network.
public final class ProcessCommands {

    private ProcessCommands() {}

    public static void addTo(CommandLine root, Console console) {
        root.addSubcommand(new UpCommand(console));
        root.addSubcommand(new ControlCommand(console));
        root.addSubcommand(new GatewayCommand(console));
        root.addSubcommand(new SamplesCommand(console));
        LauncherCommands.addTo(root);
        CommandLine demo = Objects.requireNonNull(root.getSubcommands().get("demo"), "demo");
        demo.addSubcommand(new DemoMakeCommand(console));
        demo.addSubcommand(new DemoReportCommand(console));
    }
}
