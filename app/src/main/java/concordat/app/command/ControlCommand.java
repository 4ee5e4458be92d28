package concordat.app.command;

import concordat.app.control.ControlPlane;
import concordat.assurance.ids.NetworkId;
import concordat.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs the control plane until it is asked to stop.
@Command(
        name = "control",
        mixinStandardHelpOptions = true,
        description = "Runs the control plane alone; `up` does so for you.%n")
final class ControlCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SettingFlags flags = new SettingFlags();

    ControlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return Plainly.run(this::run);
    }

    private void run() throws IOException, InterruptedException {
        try (Lasting lasting = new Lasting();
                ControlPlane plane =
                        ControlPlane.start(flags.read(console), new NetworkId(SettingFlags.NETWORK), true)) {
            console.out().println("the control plane answers at " + plane.address());
            lasting.untilAskedToStop();
        }
    }
}
