package concordat.cli.findings;

import concordat.api.ApiClient;
import concordat.api.view.FindingClock;
import concordat.api.view.FindingView;
import concordat.api.view.Page;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `findings list BODY`.
@Command(
        name = "list",
        description = "Lists a body's findings, worst first, with what each fails and when it is due.",
        footer = {
            "%nExamples:",
            "  concordat findings list wickenfield --severity high --sort due",
            "  concordat findings list wickenfield --cve CVE-2021-44228",
            "  concordat findings list wickenfield --asset 10.0.0.5 --state closed"
        })
final class FindingsList implements Callable<Integer> {

    private static final int MOST_COUNTED = 10_000;

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Choosing choosing = new Choosing();

    @Mixin
    final Some some = new Some();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(names = "--state", paramLabel = "STATE", description = "open (default) or closed.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--sort", paramLabel = "BY", description = "worst (default), due or oldest.")
    private Optional<String> sort = Optional.empty();

    FindingsList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        Address list = choosing.within(Address.of("bodies", body, "findings"))
                .with("state", state)
                .with("sort", sort);
        List<FindingView> found = Pages.read(api, list, FindingView.class, some.most());
        if (output.json()) {
            found.forEach(console::json);
        } else if (found.isEmpty()) {
            console.say("There is no such finding.");
        } else {
            table(found).print(console, "");
            Page<FindingView> first = api.page(list.with("limit", "1").text(), FindingView.class);
            console.say(Figures.count(found.size()) + " of "
                    + first.total().map(FindingsList::counted).orElse("more"));
        }
        return Exit.DONE;
    }

    private static String counted(int total) {
        return total > MOST_COUNTED ? "more than " + Figures.count(MOST_COUNTED) : Figures.count(total);
    }

    private static Table table(List<FindingView> found) {
        Table table = new Table(
                "finding",
                "severity",
                "asset",
                "port",
                "weakness",
                "title",
                "tools",
                "fails",
                "due",
                "clock",
                "EPSS",
                "action");
        for (FindingView finding : found) {
            table.row(
                    finding.id(),
                    rated(finding),
                    Assets.shown(finding.asset()),
                    finding.port()
                            .map(p -> p + finding.protocol().map(t -> "/" + t).orElse(""))
                            .orElse("-"),
                    finding.weakness(),
                    finding.title().orElse("-"),
                    String.join(", ", finding.tools()),
                    finding.controls().isEmpty() ? "nothing" : String.join(", ", finding.controls()),
                    finding.due().map(FindingsList::day).orElse("-"),
                    finding.clock().map(FindingsList::clock).orElse("-"),
                    finding.likelihood()
                            .map(l -> String.format(Locale.ROOT, "%.2f", l.score()))
                            .orElse("-"),
                    finding.action()
                            .map(a -> a.number() + ", by " + a.plannedOn())
                            .orElse("-"));
        }
        return table;
    }

    /// What the tool says and, where it was decided otherwise, what it counts as.
    static String rated(FindingView finding) {
        return finding.adjusted()
                .map(a -> finding.severity() + " by the tool, " + a.severity() + " until " + day(a.until())
                        + " by decision " + a.decision())
                .orElse(finding.severity());
    }

    static String clock(FindingClock clock) {
        return Figures.duration(clock.window())
                + (clock.because().equals("known-exploited") ? ", known to be exploited" : "");
    }

    static String day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
