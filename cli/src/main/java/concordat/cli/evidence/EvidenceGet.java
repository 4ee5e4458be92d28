package concordat.cli.evidence;

import concordat.api.ApiClient;
import concordat.api.view.EvidenceView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evidence get EVIDENCE`.
@Command(
        name = "get",
        description = {
            "Fetches a document and holds it against the digest that stands in the ledger.",
            "The body's officers read their own; the Authority and its assessors inside an open assessment or case. Who"
                    + " read what is put down for the body to see."
        },
        footer = {"%nExample:", "  concordat evidence get ev-7 --out diagram.pdf"})
final class EvidenceGet implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "EVIDENCE", description = "Its id; concordat evidence list shows it.")
    private String id = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to; one of that name is replaced.")
    private Path out = Path.of("");

    EvidenceGet(Console console) {
        this.console = console;
    }

    private record Line(String file, String digest, long bytes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Files.isDirectory(out)) {
            throw new CannotGoOn(out + " is a folder; name a file in it");
        }
        ApiClient api = server.connect(console);
        List<EvidenceView> history =
                api.page(Address.of("evidence", id).text(), EvidenceView.class).items();
        String wanted = history.stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new CannotGoOn("there is no evidence " + id))
                .digest();
        Path part = out.resolveSibling("." + out.getFileName() + "." + id + ".part");
        try {
            api.download(Address.of("evidence", id, "document").text(), part);
            HandedIn found = HandedIn.of(part);
            if (!found.digest().equals(wanted)) {
                throw new CannotGoOn("what came is not the document: the ledger has SHA-256 " + wanted + ", it has "
                        + found.digest() + " in " + found.size() + " bytes; nothing was written");
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            if (output.json()) {
                console.json(new Line(out.toString(), wanted, found.size()));
            } else {
                console.say("Wrote " + out + ", " + Figures.bytes(found.size()) + "; SHA-256 " + wanted
                        + ", as the ledger has it.");
            }
        } finally {
            Files.deleteIfExists(part);
        }
        return Exit.DONE;
    }
}
