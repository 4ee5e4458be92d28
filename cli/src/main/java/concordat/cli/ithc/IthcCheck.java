package concordat.cli.ithc;

import concordat.api.ApiClient;
import concordat.api.view.ScopeCheckView;
import concordat.api.view.ScopeDoubt;
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
import picocli.CommandLine.Parameters;

/// `ithc check BODY CHECK`.
@Command(
        name = "check",
        description = {
            "Holds a health check's scope against the declared estate and against what scans of its fieldwork saw.",
            "For the body's officers, and for the Authority where it has opened the findings."
        },
        footer = {
            "%nExamples:",
            "  concordat ithc check wickenfield hc-7",
            "  concordat ithc check wickenfield hc-7 --doubt external-not-in-scope --json"
        })
final class IthcCheck implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1", paramLabel = "CHECK", description = "Its id; concordat ithc list shows it.")
    private String check = "";

    @Option(
            names = "--doubt",
            paramLabel = "KIND",
            description = "Only this: external-not-in-scope, external-not-seen, scope-not-touched,"
                    + " internal-not-in-scope, outside-estate.")
    private Optional<String> doubt = Optional.empty();

    IthcCheck(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        ScopeCheckView view = api.read(
                Address.of("bodies", body, "health-checks", check, "scope-check")
                        .text(),
                ScopeCheckView.class);
        List<ScopeDoubt> doubts = Pages.read(
                api,
                Address.of("bodies", body, "health-checks", check, "doubts").with("doubt", doubt),
                ScopeDoubt.class,
                limit.most());
        if (output.json()) {
            console.json(view);
            doubts.forEach(console::json);
            return Exit.DONE;
        }
        console.say("Fieldwork " + view.from() + " to " + view.to() + ", "
                + view.estateVersion()
                        .map(v -> "against version " + v + " of the estate.")
                        .orElse("and no estate is declared: concordat ithc estate " + body + " says what there is."));
        Table shares = new Table(
                "", "declared", "known", "reached", "by the tester", "logged in", "tested", "promised", "asked");
        share(shares, "inside", view.internal());
        share(shares, "outwards", view.external());
        shares.print(console, "");
        ScopeCheckView.Told told = view.findings();
        console.say("Reported " + Figures.counted(told.reported(), "finding", "findings") + ", "
                + Figures.count(told.open()) + " open, " + Figures.count(told.linked())
                + " linked to scans; with scans of"
                + " the same machines " + Figures.counted(told.distinct(), "weakness", "weaknesses") + ".");
        if (told.seenMended() > 0) {
            console.say(Figures.count(told.seenMended()) + " of them scans show mended; a test as strong closes them.");
        }
        if (doubts.isEmpty()) {
            console.say("Nothing speaks against the scope.");
        } else {
            Table table = new Table("doubt", "place");
            doubts.forEach(d -> table.row(d.doubt(), d.place()));
            table.print(console, "");
        }
        return Exit.DONE;
    }

    private static void share(Table table, String where, ScopeCheckView.Share share) {
        table.row(
                where,
                share.machines(),
                share.known(),
                share.looked(),
                share.tested(),
                share.loggedIn(),
                share.testedShare().map(s -> s + " %").orElse("-"),
                share.promised() + " %",
                share.asked() + " %");
    }
}
