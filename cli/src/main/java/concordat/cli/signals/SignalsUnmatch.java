package concordat.cli.signals;

import concordat.api.view.Accepted;
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

/// `signals unmatch BODY STREAM KIND NAME`.
@Command(
        name = "unmatch",
        description = "Forgets which device or person a name in a stream's events means.",
        footer = {"%nExample:", "  concordat signals unmatch wickenfield stream-0123456789abcdef device 7f3e-11"})
final class SignalsUnmatch implements Callable<Integer> {

    private final Console console;

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

    SignalsUnmatch(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Accepted done = server.connect(console).delete(stream.address("matches", kind, name), Accepted.class);
        if (output.json()) {
            console.json(done);
        } else {
            console.say("Forgotten.");
        }
        return Exit.DONE;
    }
}
