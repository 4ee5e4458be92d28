package concordat.cli;

import concordat.api.view.BodyView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Limit;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bodies`.
@Command(
        name = "bodies",
        description = "Lists bodies with their standing in short.",
        footer = {"%nExample:", "  concordat bodies --state partial --sort -gaps --limit 20"})
final class BodiesCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those in this state: full, partial, lapsing or suspended.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "Only those of this kind.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", description = "Only those in this region.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--match", paramLabel = "TEXT", description = "Only those with this in their name or id.")
    private Optional<String> match = Optional.empty();

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            description = "name (the default), gaps or changes; -name or -gaps for the other way round.")
    private Optional<String> sort = Optional.empty();

    BodiesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address list = Address.of("bodies")
                .with("state", state)
                .with("kind", kind)
                .with("region", region)
                .with("q", match)
                .with("sort", sort);
        List<BodyView> bodies = Pages.read(server.connect(console), list, BodyView.class, limit.most());
        if (output.json()) {
            bodies.forEach(console::json);
            return Exit.DONE;
        }
        Table table = new Table("body", "name", "kind", "region", "state", "held", "of", "open cases", "changes at");
        for (BodyView body : bodies) {
            table.row(
                    body.id(),
                    body.name(),
                    body.kind(),
                    body.region(),
                    body.state(),
                    body.held(),
                    body.controls(),
                    body.openCases(),
                    Figures.orDash(body.changesAt()));
        }
        if (table.isEmpty()) {
            console.say("There is no such body.");
        } else {
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
