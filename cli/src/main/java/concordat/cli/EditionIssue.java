package concordat.cli;

import concordat.api.view.Receipt;
import concordat.catalogue.Edition;
import concordat.intake.edition.Editions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `edition issue FILE`.
@Command(
        name = "issue",
        description = {
            "Issues an edition. It counts from the day that it names, after its transition.",
            "A file with anything wrong in it is not sent: every problem is named by line and column."
        },
        footer = {
            "%nExample:",
            "  concordat edition issue next-year.yaml",
            "%nEnds with 2 when anything is wrong with it, or it may not be issued."
        })
final class EditionIssue implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "FILE", description = "An edition, as YAML.")
    private Path file = Path.of("");

    EditionIssue(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Edition> read = EditionFile.read(file, "concordat edition issue", console);
        if (read.isEmpty()) {
            return Exit.REFUSED;
        }
        Edition edition = read.get();
        Receipt receipt = server.connect(console)
                .post(
                        Address.of("editions").text(),
                        "application/yaml",
                        BodyPublishers.ofString(Editions.write(edition)),
                        keys.get(),
                        Receipt.class);
        if (output.json()) {
            console.json(receipt);
        } else {
            console.say("Issued edition " + edition.id() + ", to start on " + edition.startsOn() + " (act "
                    + receipt.first() + ").");
        }
        return Exit.DONE;
    }
}
