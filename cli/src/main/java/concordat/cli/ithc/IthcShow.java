package concordat.cli.ithc;

import concordat.api.view.HealthCheckView;
import concordat.api.view.ScopeView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `ithc show BODY CHECK`.
@Command(
        name = "show",
        description = "Shows what was said of one health check: tester, dates, scope, report.",
        footer = {"%nExample:", "  concordat ithc show wickenfield hc-7"})
final class IthcShow implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1", paramLabel = "CHECK", description = "Its id; concordat ithc list shows it.")
    private String check = "";

    IthcShow(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        HealthCheckView view = server.connect(console)
                .read(Address.of("bodies", body, "health-checks", check).text(), HealthCheckView.class);
        if (output.json()) {
            console.json(view);
            return Exit.DONE;
        }
        ScopeView scope = view.scope();
        console.say(view.id() + " of " + view.environment() + " is " + view.state() + ".");
        console.say("  tester:    " + view.tester().orElse("-") + ", "
                + view.schemeName().orElse(view.scheme() + " (not among the known schemes)")
                + view.leadTester()
                        .filter(l -> !l.isEmpty())
                        .map(l -> ", led by " + l)
                        .orElse(""));
        console.say("  fieldwork: " + view.from() + " to " + view.to()
                + view.reportedOn().map(d -> ", reported " + d).orElse("")
                + view.ageDays()
                        .map(d -> ", " + Figures.counted(d, "day", "days") + " old")
                        .orElse("")
                + view.until().map(u -> ", counts until " + u).orElse(""));
        console.say("  report:    " + view.evidence().orElse("not handed in as evidence") + "; imports "
                + list(view.reports()) + "; " + Figures.counted(view.links(), "finding", "findings")
                + " linked to scans");
        console.say("  areas:     " + list(scope.areas()));
        console.say("  inside:    " + list(scope.internal()) + "; " + scope.internalSample() + " % by hand");
        console.say("  outwards:  " + list(scope.external()) + "; " + scope.externalSample() + " % by hand");
        scope.excluded()
                .forEach(e -> console.say(
                        "  left out:  " + e.place() + ", because " + e.why().orElse("-")));
        scope.sites().filter(s -> !s.isEmpty()).ifPresent(s -> console.say("  sites:     " + s));
        return Exit.DONE;
    }

    private static String list(List<String> all) {
        return all.isEmpty() ? "none" : String.join(", ", all);
    }
}
