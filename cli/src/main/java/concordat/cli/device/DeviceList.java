package concordat.cli.device;

import concordat.api.view.DeviceView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Limit;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `device list [BODY]`.
@Command(
        name = "list",
        description = "Lists a body's enrolled devices, for its officers; your own, when no body is named.",
        footer = {"%nExamples:", "  concordat device list", "  concordat device list wickenfield --ownership personal"})
final class DeviceList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(paramLabel = "BODY", arity = "0..1", description = "Whose.")
    private Optional<String> body = Optional.empty();

    @Option(names = "--environment", paramLabel = "ID", description = "Only of this environment.")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--person", paramLabel = "PERSON", description = "Only this person's.")
    private Optional<String> person = Optional.empty();

    @Option(names = "--ownership", paramLabel = "WHOSE", description = "Only managed or personal.")
    private Optional<String> ownership = Optional.empty();

    @Option(names = "--platform", paramLabel = "SYSTEM", description = "Only of this platform.")
    private Optional<String> platform = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE", description = "Only those that are in, or have gone.")
    private Optional<String> state = Optional.empty();

    DeviceList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address list = body.map(b -> Address.of("bodies", b, "devices")
                        .with("environment", environment)
                        .with("person", person)
                        .with("ownership", ownership)
                        .with("platform", platform)
                        .with("state", state))
                .orElse(Address.of("my", "devices"));
        List<DeviceView> found = Pages.read(server.connect(console), list, DeviceView.class, limit.most());
        if (output.json()) {
            found.forEach(console::json);
        } else if (found.isEmpty()) {
            console.say("There is no such device.");
        } else {
            Table table = new Table("device", "whose", "person", "platform", "label", "tier", "heard", "state");
            for (DeviceView device : found) {
                table.row(
                        device.id(),
                        device.ownership(),
                        device.person().orElse("-"),
                        device.platform(),
                        device.label(),
                        device.tier(),
                        device.heard().map(Instant::toString).orElse("-"),
                        device.ended().map(end -> end.why() + " " + end.at()).orElse("in"));
            }
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
