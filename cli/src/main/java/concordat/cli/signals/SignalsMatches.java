package concordat.cli.signals;

import concordat.api.view.SignalMatch;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `signals matches BODY STREAM`.
@Command(
        name = "matches",
        description = "Lists what a stream's events call the body's devices and people.",
        footer = {"%nExample:", "  concordat signals matches wickenfield stream-0123456789abcdef"})
final class SignalsMatches implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final OneStream stream = new OneStream();

    SignalsMatches(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<SignalMatch> all = server.connect(console)
                .page(stream.address("matches"), SignalMatch.class)
                .items();
        if (output.json()) {
            all.forEach(console::json);
        } else if (all.isEmpty()) {
            console.say("No name is matched; names are taken for ids.");
        } else {
            Table table = new Table("kind", "name", "id");
            all.forEach(one -> table.row(one.kind(), one.name(), one.id()));
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
