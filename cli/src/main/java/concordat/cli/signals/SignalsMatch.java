package concordat.cli.signals;

import concordat.api.view.SignalMatch;
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
import picocli.CommandLine.Parameters;

/// `signals match BODY STREAM KIND NAME ID`.
@Command(
        name = "match",
        description = {
            "Says which device or person a name in a stream's events means. Without it, a name is taken for the device's or",
            "person's own id here."
        },
        footer = {
            "%nExamples:",
            "  concordat signals match wickenfield stream-0123456789abcdef device 7f3e-11 d-0123456789abcdef",
            "  concordat signals match wickenfield stream-0123456789abcdef person jo@example.org staff-1"
        })
final class SignalsMatch implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final OneStream stream = new OneStream();

    @Parameters(index = "2", paramLabel = "KIND", description = "device or person.")
    private String kind = "";

    @Parameters(index = "3", paramLabel = "NAME", description = "As events have it.")
    private String name = "";

    @Parameters(index = "4", paramLabel = "ID", description = "As it is known here.")
    private String id = "";

    SignalsMatch(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SignalMatch kept = server.connect(console)
                .post(stream.address("matches"), new SignalMatch(kind, name, id), keys.get(), SignalMatch.class);
        if (output.json()) {
            console.json(kept);
        } else {
            console.say(kept.name() + " is the " + kept.kind() + " " + kept.id() + ".");
        }
        return Exit.DONE;
    }
}
