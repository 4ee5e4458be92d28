package concordat.cli;

import concordat.api.view.CaseView;
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

/// `cases`.
@Command(
        name = "cases",
        description = "Lists cases: what failed, what is owed by whom by when, and when it closes routes.",
        footer = {"%nExample:", "  concordat cases --state open --limit 20"})
final class CasesCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Option(names = "--body", paramLabel = "ID", description = "Only those of this body.")
    private Optional<String> body = Optional.empty();

    @Option(names = "--state", paramLabel = "open|closed", description = "Only those in this state.")
    private Optional<String> state = Optional.empty();

    CasesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address list = Address.of("cases").with("body", body).with("state", state);
        List<CaseView> cases = Pages.read(server.connect(console), list, CaseView.class, limit.most());
        if (output.json()) {
            cases.forEach(console::json);
            return Exit.DONE;
        }
        Table table = new Table("case", "body", "environment", "control", "state", "reply by", "bites at", "routes");
        for (CaseView one : cases) {
            table.row(
                    one.id(),
                    one.body(),
                    one.environment(),
                    one.control(),
                    one.state(),
                    Figures.orDash(one.replyBy()),
                    Figures.orDash(one.bitesAt()),
                    one.routes().size());
        }
        if (table.isEmpty()) {
            console.say("There is no such case.");
        } else {
            table.print(console, "");
        }
        return Exit.DONE;
    }
}
