package concordat.cli;

import concordat.api.view.RouteChange;
import concordat.api.view.RouteReach;
import concordat.api.view.RouteRisk;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `reach BODY`.
@Command(
        name = "reach",
        description = {
            "Says which routes a body reaches, by which callers, and what stands between it and the others.",
            "What the owner of a route has announced, and from when it counts, stands with the route: until then the"
                    + " route is reached as before."
        },
        footer = {"%nExample:", "  concordat reach b-0042 --announced"})
final class ReachCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "BODY", description = "The body's id.")
    private String body = "";

    @Option(names = "--announced", description = "Only routes of which more will be asked.")
    private boolean announced;

    ReachCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<RouteReach> reaches =
                server
                        .connect(console)
                        .page(Address.of("bodies", body, "services").text(), RouteReach.class)
                        .items()
                        .stream()
                        .filter(r -> !announced || !r.announced().isEmpty())
                        .toList();
        if (output.json()) {
            reaches.forEach(console::json);
            return Exit.DONE;
        }
        Table table = new Table("service", "route", "handling", "reached by", "refused to", "missing", "at risk");
        for (RouteReach reach : reaches) {
            table.row(
                    reach.service(),
                    reach.route(),
                    reach.handling(),
                    callers(reach, true),
                    callers(reach, false),
                    String.join(", ", reach.missing()),
                    reach.atRisk().stream().map(RouteRisk::control).distinct().collect(Collectors.joining(", ")));
        }
        table.print(console, "  ");
        reaches.stream().distinct().forEach(this::announcements);
        return Exit.DONE;
    }

    private static String callers(RouteReach reach, boolean permitted) {
        return reach.reached().entrySet().stream()
                .filter(e -> e.getValue().equals("permitted") == permitted)
                .map(e -> permitted ? e.getKey() : e.getKey() + " (" + e.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private void announcements(RouteReach reach) {
        for (RouteChange change : reach.announced()) {
            console.say("  From " + change.from() + " route " + reach.route() + " counts as " + change.handling() + ", "
                    + change.action()
                    + (change.alsoNeeds().isEmpty() ? "" : ", with " + String.join(", ", change.alsoNeeds())) + ".");
        }
    }
}
