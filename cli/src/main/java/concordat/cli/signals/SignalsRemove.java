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

/// `signals remove BODY STREAM`.
@Command(
        name = "remove",
        description = "Removes who tells events, with the names it was matched by; what it told stays on record.",
        footer = {"%nExample:", "  concordat signals remove wickenfield stream-0123456789abcdef"})
final class SignalsRemove implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final OneStream stream = new OneStream();

    SignalsRemove(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Accepted done = server.connect(console).delete(stream.address(), Accepted.class);
        if (output.json()) {
            console.json(done);
        } else {
            console.say("Removed.");
        }
        return Exit.DONE;
    }
}
