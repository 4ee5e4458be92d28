package concordat.cli.device;

import concordat.api.view.DeviceDetail;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `device recheck BODY DEVICE`.
@Command(
        name = "recheck",
        description = {
            "Has a device's agent look again now, and hurry for two minutes: for whoever has just put something right.",
            "Shows the device as it is known yet; concordat device show says what the agent found."
        },
        footer = {"%nExample:", "  concordat device recheck wickenfield d-0123456789abcdef"})
final class DeviceRecheck implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1", paramLabel = "DEVICE", description = "concordat device list shows ids.")
    private String device = "";

    DeviceRecheck(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeviceDetail detail = server.connect(console)
                .post(
                        Address.of("bodies", body, "devices", device, "recheck").text(),
                        Map.of(),
                        keys.get(),
                        DeviceDetail.class);
        if (output.json()) {
            console.json(detail);
        } else {
            Telling.tell(console, detail);
        }
        return Exit.DONE;
    }
}
