package concordat.cli.crosswalk;

import concordat.api.ApiClient;
import concordat.api.view.Preview;
import concordat.api.view.Receipt;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.ForeseenReadings;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `crosswalk publish FILE…`.
@Command(
        name = "publish",
        description = {
            "Publishes codes and crosswalks in the network: YAML, or an OSCAL mapping collection. Only the programme lead"
                    + " may. From then on every standing can be read over them.",
            "What a crosswalk compares must be known in the network; give codes before what speaks of them. Nothing that"
                    + " a file refers to is fetched.",
            "With --preview nothing is done: it is shown who would read otherwise, and how. Each file is tried by itself, on"
                    + " what the network knows now."
        },
        footer = {
            "%nExamples:",
            "  concordat crosswalk publish our-code.yaml ours-to-caf.yaml",
            "  concordat crosswalk publish ours-to-caf.yaml --preview",
            "  concordat crosswalk publish ours-to-caf.yaml --replaces 5d1c... --reason \"CAF 4.0 was reworded\""
        })
final class CrosswalkPublish implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Codes, crosswalks or mapping collections.")
    private List<Path> files = List.of();

    @Option(names = "--preview", description = "Show what would change and do nothing.")
    private boolean preview;

    @Option(
            names = "--replaces",
            paramLabel = "DIGEST",
            description =
                    "What is revised, by the digest of the form you have seen; crosswalk list shows it. For several"
                            + " mappings of one collection, several with commas between them.")
    private Optional<String> replaces = Optional.empty();

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why it is revised; stands in the record.")
    private Optional<String> reason = Optional.empty();

    CrosswalkPublish(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (replaces.isPresent() && (files.size() > 1 || reason.isEmpty())) {
            throw new CannotGoOn("to revise, give one file, --replaces and --reason");
        }
        ApiClient api = server.connect(console);
        for (Path file : files) {
            Address address = Address.of("crosswalks").with("reason", reason);
            if (preview) {
                Preview foreseen = send(api, address.with("preview", "true"), file, Preview.class);
                if (output.json()) {
                    console.json(foreseen);
                } else {
                    console.say(file + " may be published.");
                    foreseen.remarks().forEach(console::say);
                    ForeseenReadings.show(console, foreseen);
                }
                continue;
            }
            Receipt receipt = send(api, address, file, Receipt.class);
            if (output.json()) {
                console.json(receipt);
            } else {
                console.say(file + " is published (act " + receipt.first() + " at " + receipt.at() + ").");
                receipt.remarks().forEach(console::say);
            }
        }
        return Exit.DONE;
    }

    private <T> T send(ApiClient api, Address address, Path file, Class<T> type)
            throws IOException, InterruptedException {
        return replaces.isPresent()
                ? api.postFileIf(address.text(), "application/octet-stream", file, keys.get(), replaces.get(), type)
                : api.postFile(address.text(), "application/octet-stream", file, keys.get(), type);
    }
}
