package concordat.app.command;

import concordat.app.gateway.GatewayProcess;
import concordat.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs one gateway until it is asked to stop.
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = "Runs one gateway alone; `up` does so for you.%n")
final class GatewayCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SettingFlags flags = new SettingFlags();

    @Option(names = "--index", paramLabel = "I", description = "Which one, from 0.", defaultValue = "0")
    private int index;

    GatewayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return Plainly.run(this::run);
    }

    private void run() throws IOException, InterruptedException {
        try (Lasting lasting = new Lasting();
                GatewayProcess gateway = GatewayProcess.start(flags.read(console), index, SettingFlags.NETWORK, true)) {
            console.out().println("the gateway listens on port " + gateway.port());
            lasting.untilAskedToStop();
        }
    }
}
