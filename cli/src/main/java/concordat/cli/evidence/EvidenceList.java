package concordat.cli.evidence;

import concordat.api.ApiClient;
import concordat.api.view.EvidenceBacking;
import concordat.api.view.EvidenceView;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evidence list BODY`.
@Command(
        name = "list",
        description = {
            "Lists a body's evidence: what each piece backs, how old it is, until when it counts, and what is kept of it.",
            "States: in-date, expired, replaced, withdrawn."
        },
        footer = {
            "%nExamples:",
            "  concordat evidence list wickenfield --state in-date --sort until",
            "  concordat evidence list wickenfield --code caf-4.0",
            "%nOther codes are shown with --codes and in --json."
        })
final class EvidenceList implements Callable<Integer> {

    private static final int MOST_NAMED = 4;

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(names = "--environment", paramLabel = "ID", description = "Only of this environment.")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--control", paramLabel = "ID", description = "Only what backs this control.")
    private Optional<String> control = Optional.empty();

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "Only what backs this code, or an item of it: \"caf-4.0 B2.b\".")
    private Optional<String> code = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind, such as DIAGRAM.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE", description = "Only those in this state.")
    private Optional<String> state = Optional.empty();

    @Option(
            names = "--sort",
            paramLabel = "BY",
            description = "observed, until or title; with a minus the other way round.")
    private Optional<String> sort = Optional.empty();

    @Option(names = "--codes", description = "Also what each piece backs in other codes.")
    private boolean codes;

    EvidenceList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        Address list = Address.of("bodies", body, "evidence")
                .with("environment", environment)
                .with("control", control)
                .with("code", code)
                .with("kind", kind)
                .with("state", state)
                .with("sort", sort);
        List<EvidenceView> all = Pages.read(api, list, EvidenceView.class, limit.most());
        if (output.json()) {
            all.forEach(console::json);
        } else if (all.isEmpty()) {
            console.say("There is no such evidence.");
        } else {
            tell(all);
        }
        return Exit.DONE;
    }

    private void tell(List<EvidenceView> all) {
        table(all).print(console, "");
        if (codes) {
            for (EvidenceView piece : all) {
                for (EvidenceBacking backing : piece.backs()) {
                    console.say(piece.id() + " for " + backing.control() + ": "
                            + (backing.codes().isEmpty() ? "no other code" : String.join(", ", backing.codes())));
                }
            }
        }
    }

    static Table table(List<EvidenceView> all) {
        Table table = new Table("id", "title", "kind", "strength", "backs", "days old", "until", "state", "document");
        for (EvidenceView piece : all) {
            table.row(
                    piece.id(),
                    piece.title().orElse("erased"),
                    piece.kind(),
                    piece.strength(),
                    backs(piece),
                    piece.ageDays(),
                    piece.until().map(EvidenceList::day).orElse("-"),
                    piece.state() + piece.replacedBy().map(by -> " by " + by).orElse(""),
                    piece.document().map(d -> Figures.bytes(d.size())).orElse("not kept"));
        }
        return table;
    }

    /// A piece may back very many; the table stays readable.
    private static String backs(EvidenceView piece) {
        int more = piece.backs().size() - MOST_NAMED;
        return piece.backs().stream()
                        .limit(MOST_NAMED)
                        .map(EvidenceBacking::control)
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
