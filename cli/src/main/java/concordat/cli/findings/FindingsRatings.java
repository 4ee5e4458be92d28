package concordat.cli.findings;

import concordat.api.view.RatingView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
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

/// `findings ratings BODY`.
@Command(
        name = "ratings",
        description = {
            "Lists decisions that findings count otherwise than their tools say, newest first: for how many each counts,",
            "and how many open findings of the same weaknesses are beside it, of which no decision is."
        },
        footer = {"%nExample:", "  concordat findings ratings wickenfield --state running"})
final class FindingsRatings implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Some some = new Some();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(names = "--environment", paramLabel = "ID", description = "Only of this environment.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only decisions that are running, over (their time has come) or ended (before it).")
    private Optional<String> state = Optional.empty();

    FindingsRatings(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address list = Address.of("bodies", body, "rating-decisions")
                .with("environment", environment)
                .with("state", state);
        List<RatingView> found = Pages.read(server.connect(console), list, RatingView.class, some.most());
        if (output.json()) {
            found.forEach(console::json);
            return Exit.DONE;
        }
        if (found.isEmpty()) {
            console.say("There is no such decision.");
            return Exit.DONE;
        }
        Table table = new Table(
                "decision",
                "from",
                "as",
                "state",
                "until",
                "findings",
                "counts for",
                "not for",
                "beside",
                "by",
                "asked by",
                "why");
        for (RatingView rating : found) {
            table.row(
                    rating.decision(),
                    rating.from(),
                    rating.as(),
                    rating.state(),
                    FindingsList.day(rating.until()),
                    rating.findings(),
                    rating.counting(),
                    not(rating),
                    rating.beside(),
                    rating.approver(),
                    rating.requester(),
                    rating.reason().orElse("(erased)"));
        }
        table.print(console, "");
        return Exit.DONE;
    }

    private static String not(RatingView rating) {
        return rating.closed() + " closed"
                + (rating.otherwise() > 0 ? ", " + rating.otherwise() + " rated otherwise by now" : "")
                + (rating.unknown() > 0 ? ", " + rating.unknown() + " not known" : "");
    }
}
