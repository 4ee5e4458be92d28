package concordat.app.command;

import concordat.app.settings.Settings;
import concordat.app.up.Telling;
import concordat.app.up.Up;
import concordat.cli.terminal.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts everything.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a demonstration network: database, control plane, sample services and gateway.",
            "The first start makes the network; later ones go on with it. Ctrl-C stops everything in order.",
            "",
            "Example: ./concordat up --data /srv/concordat --port-base 9000",
            ""
        })
final class UpCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SettingFlags flags = new SettingFlags();

    @Option(names = "--fresh", description = "Throw away what the data folder holds and begin again.")
    private boolean fresh;

    @Option(names = "--json", description = "One JSON object a line instead of text for people.")
    private boolean json;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return Plainly.run(this::run);
    }

    private void run() throws InterruptedException {
        Telling telling = new Telling(console.out(), json);
        Settings settings = flags.read(console);
        Up.run(settings, SettingFlags.NETWORK, fresh, SettingFlags.flags(settings), telling);
    }
}
