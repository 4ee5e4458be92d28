package concordat.cli.device;

import concordat.api.view.DeviceEnding;
import concordat.api.view.DeviceView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `device end BODY DEVICE`.
@Command(
        name = "end",
        description = {
            "Ends a device: its certificates let nobody in from now on, what is open is cut, and what was said of it is",
            "deleted. Whose it was is forgotten thirty days later."
        },
        footer = {"%nExample:", "  concordat device end wickenfield d-0123456789abcdef --why lost"})
final class DeviceEndCommand implements Callable<Integer> {

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

    @Option(
            names = "--why",
            required = true,
            paramLabel = "WORD",
            description = "left, lost, stolen, replaced or unsound.")
    private String why = "";

    DeviceEndCommand(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeviceView gone = server.connect(console)
                .post(
                        Address.of("bodies", body, "devices", device, "end").text(),
                        new DeviceEnding(why),
                        keys.get(),
                        DeviceView.class);
        if (output.json()) {
            console.json(gone);
        } else {
            console.say("Device " + gone.id() + " is ended.");
        }
        return Exit.DONE;
    }
}
