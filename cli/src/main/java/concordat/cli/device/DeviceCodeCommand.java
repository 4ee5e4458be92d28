package concordat.cli.device;

import concordat.api.view.DeviceCode;
import concordat.api.view.DeviceCodeWanted;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `device code BODY`.
@Command(
        name = "code",
        description = {
            "Makes a code that lets one device in, once, within a quarter of an hour. It is typed on the device, which makes",
            "its own key and gets a certificate of thirty days. A security officer makes codes for any device of the body;",
            "everybody else who works there, for a personal device of their own."
        },
        footer = {
            "%nExamples:",
            "  concordat device code wickenfield --ownership personal --platform android --label \"my phone\"",
            "  concordat device code wickenfield --ownership managed --platform linux --person asha"
        })
final class DeviceCodeCommand implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "BODY", description = "Whose device it is, or for whom its holder works.")
    private String body = "";

    @Option(
            names = "--ownership",
            required = true,
            paramLabel = "WHOSE",
            description = "managed, by the body, or personal.")
    private String ownership = "";

    @Option(
            names = "--platform",
            required = true,
            paramLabel = "SYSTEM",
            description = "linux, macos, windows, ios or android.")
    private String platform = "";

    @Option(names = "--label", paramLabel = "WORDS", description = "What its holder calls it.")
    private Optional<String> label = Optional.empty();

    @Option(names = "--person", paramLabel = "PERSON", description = "Who works with it; you, when left out.")
    private Optional<String> person = Optional.empty();

    @Option(names = "--shared", description = "Nobody works with it alone.")
    private boolean shared;

    @Option(
            names = "--environment",
            paramLabel = "ID",
            description = "From which it calls; may be left out where there is one alone.")
    private Optional<String> environment = Optional.empty();

    DeviceCodeCommand(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeviceCode code = server.connect(console)
                .post(
                        Address.of("bodies", body, "device-codes").text(),
                        new DeviceCodeWanted(
                                environment,
                                ownership,
                                platform,
                                label,
                                person,
                                shared ? Optional.of(true) : Optional.empty()),
                        keys.get(),
                        DeviceCode.class);
        if (output.json()) {
            console.json(code);
            return Exit.DONE;
        }
        console.say(code.code());
        console.say("Good once, until " + code.until() + ". The device goes to " + code.door() + ".");
        console.say("On Linux and macOS: curl -O " + code.script() + " && sh enrol.sh");
        return Exit.DONE;
    }
}
