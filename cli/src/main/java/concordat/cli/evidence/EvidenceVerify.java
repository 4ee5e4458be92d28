package concordat.cli.evidence;

import concordat.api.ApiClient;
import concordat.api.view.DocumentCheck;
import concordat.api.view.EvidenceView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evidence verify BODY [FILE...]`.
@Command(
        name = "verify",
        description = {
            "Without files: has the server read all that it keeps of a body's documents, and says which are no longer what"
                    + " was handed in.",
            "With files: says whether each is a document of the body's evidence, by the digest in the ledger."
        },
        footer = {
            "%nExamples:",
            "  concordat evidence verify wickenfield",
            "  concordat evidence verify wickenfield diagram.pdf --evidence ev-7",
            "%nEnds with 0 when all is sound, with 9 when something is not."
        })
final class EvidenceVerify implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(index = "0", paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE", description = "Files that somebody holds.")
    private List<Path> files = List.of();

    @Option(names = "--evidence", paramLabel = "ID", description = "What the files are said to be.")
    private Optional<String> evidence = Optional.empty();

    EvidenceVerify(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        return files.isEmpty() ? kept(api) : held(api);
    }

    private int kept(ApiClient api) throws IOException, InterruptedException {
        List<DocumentCheck> checks = Pages.read(
                api, Address.of("bodies", body, "documents", "check"), DocumentCheck.class, Integer.MAX_VALUE);
        List<DocumentCheck> broken = checks.stream().filter(c -> !c.sound()).toList();
        if (output.json()) {
            checks.forEach(console::json);
        } else {
            for (DocumentCheck check : broken) {
                console.say("ALTERED  document " + check.digest() + " of "
                        + (check.evidence().isEmpty() ? "no evidence yet" : String.join(", ", check.evidence())) + ": "
                        + check.detail().orElse(""));
                console.say("         what is kept should have SHA-256 "
                        + check.expected().orElse("") + ", found "
                        + check.found().orElse(""));
            }
            console.say(Figures.count(checks.size() - broken.size()) + " of " + Figures.count(checks.size())
                    + " documents of " + body + " are what was handed in."
                    + (broken.isEmpty() ? "" : " Hand the others in again, or restore the database from a backup."));
        }
        return broken.isEmpty() ? Exit.DONE : Exit.EVIDENCE_BROKEN;
    }

    private record Line(String file, String digest, long bytes, List<String> evidence, Optional<String> expected) {}

    private int held(ApiClient api) throws IOException, InterruptedException {
        List<HandedIn> given = new ArrayList<>();
        for (Path file : files) {
            given.add(HandedIn.of(file));
        }
        List<EvidenceView> all =
                Pages.read(api, Address.of("bodies", body, "evidence"), EvidenceView.class, Integer.MAX_VALUE);
        Optional<String> expected = evidence.flatMap(
                id -> all.stream().filter(e -> e.id().equals(id)).findFirst().map(EvidenceView::digest));
        int exit = Exit.DONE;
        for (HandedIn file : given) {
            List<String> ids = all.stream()
                    .filter(e -> e.digest().equals(file.digest()))
                    .filter(e -> evidence.isEmpty() || evidence.get().equals(e.id()))
                    .map(EvidenceView::id)
                    .toList();
            exit = ids.isEmpty() ? Exit.EVIDENCE_BROKEN : exit;
            if (output.json()) {
                console.json(new Line(file.file().toString(), file.digest(), file.size(), ids, expected));
            } else {
                console.say(
                        ids.isEmpty() ? refused(file, expected) : file.file() + " is " + String.join(", ", ids) + ".");
            }
        }
        return exit;
    }

    private String refused(HandedIn file, Optional<String> expected) {
        String found = "found SHA-256 " + file.digest() + " in " + Figures.count(file.size()) + " bytes";
        if (evidence.isEmpty()) {
            return "REFUSED  " + file.file() + " is no evidence of " + body + ": " + found;
        }
        return "REFUSED  " + file.file() + " is not " + evidence.get() + ": "
                + expected.map(e -> "expected SHA-256 " + e).orElse(body + " has no such evidence") + ", " + found;
    }
}
