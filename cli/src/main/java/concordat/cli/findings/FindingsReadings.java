package concordat.cli.findings;

import concordat.api.view.OpenedRead;
import concordat.api.view.OpeningView;
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
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `findings readings BODY`.
@Command(
        name = "readings",
        description = "Lists who of the Authority opened a body's findings, when, for what, why, and what they read.",
        footer = {"%nExample:", "  concordat findings readings wickenfield --state open"})
final class FindingsReadings implements Callable<Integer> {

    private static final String ROUTE = "/api/v1/bodies/{body}/";

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(paramLabel = "BODY", description = "Whose findings.")
    private String body = "";

    @Option(names = "--state", paramLabel = "STATE", description = "open or ended (default: both).")
    private Optional<String> state = Optional.empty();

    @Option(names = "--person", paramLabel = "ID", description = "Only what this person opened.")
    private Optional<String> person = Optional.empty();

    FindingsReadings(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<OpeningView> all = Pages.read(
                server.connect(console),
                Address.of("bodies", body, "finding-openings")
                        .with("state", state)
                        .with("person", person),
                OpeningView.class,
                limit.most());
        if (output.json()) {
            all.forEach(console::json);
        } else if (all.isEmpty()) {
            console.say("Nobody of the Authority has opened the findings of " + body + ".");
        } else {
            Table table = new Table("at", "until", "who", "environment", "for", "why", "read");
            all.forEach(o -> table.row(
                    o.at(),
                    o.open() ? o.until() + " (open)" : o.until(),
                    o.person(),
                    o.environment(),
                    o.caseId()
                            .map(c -> "case " + c)
                            .or(() -> o.submission().map(s -> "submission " + s))
                            .orElse("-"),
                    o.reason().orElse("-"),
                    read(o)));
            table.print(console, "");
        }
        return Exit.DONE;
    }

    private static String read(OpeningView opening) {
        return opening.reads().isEmpty()
                ? "nothing"
                : opening.reads().stream().map(FindingsReadings::times).collect(Collectors.joining(", "));
    }

    private static String times(OpenedRead read) {
        String what = read.route().startsWith(ROUTE) ? read.route().substring(ROUTE.length()) : read.route();
        return what + " " + Figures.counted(read.reads(), "time", "times");
    }
}
