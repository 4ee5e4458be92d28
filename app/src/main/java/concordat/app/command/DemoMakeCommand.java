package concordat.app.command;

import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.app.up.Demonstration;
import concordat.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes the demonstration network through the API of a control plane that is up.
@Command(
        name = "make",
        mixinStandardHelpOptions = true,
        description = "Makes the demonstration network; `up` does so on its first start.%n")
final class DemoMakeCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SettingFlags flags = new SettingFlags();

    DemoMakeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return Plainly.run(this::run);
    }

    private void run() throws IOException, InterruptedException {
        Settings settings = flags.read(console);
        Demonstration demonstration =
                new Demonstration(settings, SettingFlags.NETWORK, DataFolder.open(settings.data()));
        demonstration.make(() -> {}, line -> console.out().println(line));
        console.out().println("\n" + demonstration.greeting());
    }
}
