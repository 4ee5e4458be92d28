package concordat.cli.device;

import concordat.api.view.DeviceDetail;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `device show BODY DEVICE`.
@Command(
        name = "show",
        description = {
            "Says why a device's tier is what it is: each fact, by whose word and until when, and what each other tier takes.",
            "Also what agents ask it. For its holder and the body's officers."
        },
        footer = {"%nExample:", "  concordat device show wickenfield d-0123456789abcdef"})
final class DeviceShow implements Callable<Integer> {

    private final Console console;

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

    DeviceShow(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeviceDetail detail = server.connect(console)
                .read(Address.of("bodies", body, "devices", device).text(), DeviceDetail.class);
        if (output.json()) {
            console.json(detail);
        } else {
            Telling.tell(console, detail);
        }
        return Exit.DONE;
    }
}
