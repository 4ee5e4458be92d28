package concordat.app.command;

import concordat.app.settings.Settings;
import concordat.cli.terminal.Console;
import concordat.demo.service.SampleServices;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs the sample services until it is asked to stop.
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        description = "Runs the demonstration's sample services alone; `up` does so for you.%n")
final class SamplesCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SettingFlags flags = new SettingFlags();

    SamplesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return Plainly.run(this::run);
    }

    private void run() throws InterruptedException {
        Settings settings = flags.read(console);
        try (Lasting lasting = new Lasting()) {
            Vertx vertx = Vertx.vertx();
            SampleServices.start(vertx, settings.samplePort(0));
            console.out().println("sample services listen on 127.0.0.1:" + settings.samplePort(0));
            lasting.untilAskedToStop();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
