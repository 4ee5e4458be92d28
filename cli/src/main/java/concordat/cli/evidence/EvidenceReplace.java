package concordat.cli.evidence;

import concordat.api.ApiClient;
import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.ClockView;
import concordat.api.view.EvidenceBacking;
import concordat.api.view.EvidenceView;
import concordat.api.view.Receipt;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Moment;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evidence replace EVIDENCE FILE`.
@Command(
        name = "replace",
        description = {
            "Hands in a newer document in place of an older piece of evidence, for the same controls.",
            "The older one ends in the same step and stays in the history; there is no moment without either."
        },
        footer = {"%nExample:", "  concordat evidence replace ev-7 diagram-2027.pdf --observed 2027-01-05"})
final class EvidenceReplace implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(
            index = "0",
            paramLabel = "EVIDENCE",
            description = "The older piece; concordat evidence list shows it.")
    private String old = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The newer document.")
    private Path file = Path.of("");

    @Option(
            names = "--observed",
            paramLabel = "DATE",
            converter = Moment.class,
            description = "When what it shows was so (default: now).")
    private Optional<Instant> observed = Optional.empty();

    @Option(names = "--title", paramLabel = "WORDS", description = "What people read (default: as before).")
    private Optional<String> title = Optional.empty();

    @Option(
            names = "--type",
            paramLabel = "MEDIA-TYPE",
            description = "For example application/pdf (default: by the name).")
    private Optional<String> type = Optional.empty();

    EvidenceReplace(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    private record Line(String evidence, String replaces, String digest, long position) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        HandedIn document = HandedIn.of(file);
        ApiClient api = server.connect(console);
        EvidenceView before = api.page(Address.of("evidence", old).text(), EvidenceView.class).items().stream()
                .filter(e -> e.id().equals(old))
                .findFirst()
                .orElseThrow(() -> new CannotGoOn("there is no evidence " + old));
        if (before.endedAt().isPresent()) {
            throw new CannotGoOn(old + " is " + before.state()
                    + before.replacedBy().map(by -> " by " + by).orElse("")
                    + " already; replace the piece that counts");
        }
        Instant when = observed.isPresent()
                ? observed.get()
                : api.read(Address.of("clock").text(), ClockView.class).now();
        document.send(api, before.body(), type);
        String key = keys.get();
        String id = HandedIn.id(key);
        List<String> controls =
                before.backs().stream().map(EvidenceBacking::control).toList();
        Map<String, Object> attached = new LinkedHashMap<>();
        attached.put("evidence", id);
        attached.put("environment", before.environment());
        attached.put("controls", controls);
        attached.put("kind", before.kind());
        attached.put("strength", before.strength());
        attached.put("digest", document.digest());
        attached.put("observedAt", EvidenceAdd.micros(when));
        attached.put("title", title.or(before::title).orElseGet(() -> EvidenceAdd.title(before.kind(), controls)));
        Map<String, Object> withdrawn = new LinkedHashMap<>();
        withdrawn.put("evidence", old);
        withdrawn.put("reason", "Replaced by " + id);
        Receipt receipt = api.post(
                Address.of("acts").text(),
                new ActBatch(List.of(
                        new ActProposal("evidence-attached", attached),
                        new ActProposal("evidence-withdrawn", withdrawn))),
                key,
                Receipt.class);
        if (output.json()) {
            console.json(new Line(id, old, document.digest(), receipt.first()));
        } else {
            console.say(id + " stands in place of " + old + ", in the ledger at position "
                    + Figures.count(receipt.first()) + ".");
            console.say("SHA-256 " + document.digest() + ", " + Figures.bytes(document.size()) + ", kept.");
        }
        return Exit.DONE;
    }
}
