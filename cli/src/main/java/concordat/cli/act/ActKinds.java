package concordat.cli.act;

import concordat.api.ApiClient;
import concordat.api.view.ActFieldView;
import concordat.api.view.ActKindView;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `act kinds [WORD]`.
@Command(
        name = "kinds",
        description = "Lists every kind of act with its fields and what stands in each.",
        footer = {"%nExample:", "  concordat act kinds plan"})
final class ActKinds implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(arity = "0..1", paramLabel = "WORD", description = "Only kinds with this in their name.")
    private Optional<String> word = Optional.empty();

    ActKinds(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        List<ActKindView> kinds = Kinds.read(api).stream()
                .filter(k -> k.kind().contains(word.orElse("")))
                .toList();
        if (kinds.isEmpty()) {
            throw new CannotGoOn("no kind of act has [" + word.orElse("") + "] in its name; leave it out to see all");
        }
        for (ActKindView kind : kinds) {
            if (output.json()) {
                console.json(kind);
            } else {
                tell(kind);
            }
        }
        return Exit.DONE;
    }

    private void tell(ActKindView kind) {
        console.say(kind.kind());
        int width =
                kind.fields().stream().mapToInt(f -> f.name().length()).max().orElse(0);
        for (ActFieldView field : kind.fields()) {
            console.say(
                    "  " + field.name() + " ".repeat(width + 2 - field.name().length()) + Kinds.type(field));
        }
    }
}
