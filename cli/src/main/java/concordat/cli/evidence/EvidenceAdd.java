package concordat.cli.evidence;

import concordat.api.ApiClient;
import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.ClockView;
import concordat.api.view.Receipt;
import concordat.api.view.StandingView;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Moment;
import concordat.cli.terminal.OneEnvironment;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evidence add BODY CONTROL... FILE`.
@Command(
        name = "add",
        description = {
            "Hands in a document and says which controls it backs. One document may back many.",
            "The document is kept sealed with the body's own key; who reads it is put down for the body to see."
        },
        footer = {
            "%nExamples:",
            "  concordat evidence add wickenfield NET-01 NET-02 diagram.pdf --kind DIAGRAM --observed 2026-11-02",
            "  concordat evidence add wickenfield VUL-01 patching.csv --environment wickenfield-main"
        })
final class EvidenceAdd implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose it is.")
    private String body = "";

    @Parameters(
            index = "1..*",
            arity = "2..*",
            paramLabel = "CONTROL... FILE",
            description = "The controls it backs, then the file.")
    private List<String> rest = List.of();

    @Option(names = "--environment", paramLabel = "ID", description = "Needed when the body has more than one.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--observed",
            paramLabel = "DATE",
            converter = Moment.class,
            description = "When what it shows was so; its age counts from here (default: now).")
    private Optional<Instant> observed = Optional.empty();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "What it is: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private EvidenceKind kind = EvidenceKind.RECORD;

    @Option(
            names = "--strength",
            paramLabel = "STRENGTH",
            description = "Who vouches for it: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Strength strength = Strength.DECLARED;

    @Option(
            names = "--title",
            paramLabel = "WORDS",
            description =
                    "What people read, also those who may not read the document (default: its kind and the controls).")
    private Optional<String> title = Optional.empty();

    @Option(
            names = "--type",
            paramLabel = "MEDIA-TYPE",
            description = "For example application/pdf (default: by the name).")
    private Optional<String> type = Optional.empty();

    EvidenceAdd(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    private record Line(String evidence, String digest, long bytes, long position) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        HandedIn document = HandedIn.of(Path.of(rest.getLast()));
        List<String> controls = rest.subList(0, rest.size() - 1);
        ApiClient api = server.connect(console);
        List<String> all = api.page(Address.of("bodies", body, "standing").text(), StandingView.class).items().stream()
                .map(StandingView::environment)
                .toList();
        String place = OneEnvironment.of(body, environment, all);
        Instant when = observed.isPresent()
                ? observed.get()
                : api.read(Address.of("clock").text(), ClockView.class).now();
        document.send(api, body, type);
        String key = keys.get();
        String id = HandedIn.id(key);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("evidence", id);
        payload.put("environment", place);
        payload.put("controls", controls.stream().distinct().sorted().toList());
        payload.put("kind", kind.name());
        payload.put("strength", strength.name());
        payload.put("digest", document.digest());
        payload.put("observedAt", micros(when));
        payload.put("title", title.orElseGet(() -> title(kind.name(), controls)));
        Receipt receipt = api.post(
                Address.of("acts").text(),
                new ActBatch(List.of(new ActProposal("evidence-attached", payload))),
                key,
                Receipt.class);
        if (output.json()) {
            console.json(new Line(id, document.digest(), document.size(), receipt.first()));
        } else {
            console.say(id + " backs " + String.join(", ", controls) + " of " + place + ", in the ledger at position "
                    + Figures.count(receipt.first()) + ".");
            console.say("SHA-256 " + document.digest() + ", " + Figures.bytes(document.size()) + ", kept.");
        }
        return Exit.DONE;
    }

    /// Not the file's name, which may say what is in it to those who may not read it.
    static String title(String kind, List<String> controls) {
        return kind.toLowerCase(Locale.ROOT).replace('_', ' ') + " for " + String.join(", ", controls);
    }

    static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }
}
