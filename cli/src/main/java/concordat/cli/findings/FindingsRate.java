package concordat.cli.findings;

import concordat.api.ApiClient;
import concordat.api.view.FindingRating;
import concordat.api.view.RatingChange;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Moment;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `findings rate BODY`.
@Command(
        name = "rate",
        description = {
            "Decides that findings count as worse or less bad than their tools say, until a day. The accountable owner may",
            "lower by one step, the Authority's lead further, and neither what they asked for themselves. The findings are",
            "chosen by their ids, or as lists are filtered; of others, and of any that come later, it is not. What would be",
            "done, and what cannot be and why, is looked at first; nothing else is done than that. One act says it for all."
        },
        footer = {
            "%nExamples:",
            "  concordat findings rate wickenfield --weakness nessus:51192 --as low --until 2027-03-01 --asked-by asha"
                    + " --reason \"the service answers inside one room only\" --preview",
            "  concordat findings rate wickenfield e1-17 e1-18 --as low --until 2027-03-01 --asked-by asha --reason \"false alarm\"",
            "It ends before its time by the act adjustment-ended: see concordat act kinds adjustment-ended."
        })
final class FindingsRate implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Choosing choosing = new Choosing();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1..*", paramLabel = "FINDING", description = "These; concordat findings list shows ids.")
    private List<String> findings = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "SEVERITY",
            description = "Only those that their tools call this; needed where they call them differently.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--as",
            required = true,
            paramLabel = "SEVERITY",
            description = "What they are to count as: low, medium, high, critical.")
    private String as = "";

    @Option(
            names = "--until",
            required = true,
            paramLabel = "WHEN",
            converter = Moment.class,
            description = "The first day or instant at which they no longer do.")
    private Instant until = Instant.EPOCH;

    @Option(
            names = "--asked-by",
            required = true,
            paramLabel = "PERSON",
            description = "Who asked for it; another than who decides.")
    private String requester = "";

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; stands in the record.")
    private String reason = "";

    @Option(names = "--preview", description = "Show what would be done, and do nothing.")
    private boolean preview;

    FindingsRate(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        FindingRating wanted =
                new FindingRating(findings, choosing.besides(findings, false), from, as, until, requester, reason);
        ApiClient api = server.connect(console);
        Address address = choosing.environment(Address.of("bodies", body, "findings", "rate"));
        RatingChange shown = api.post(address.with("preview", "true").text(), wanted, keys.get(), RatingChange.class);
        boolean done = !preview && shown.preview().isPresent();
        Rating.show(
                console,
                output,
                done ? api.postAs(address.text(), wanted, keys.get(), shown.token(), RatingChange.class) : shown);
        return Exit.DONE;
    }
}
