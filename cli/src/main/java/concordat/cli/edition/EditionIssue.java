package concordat.cli.edition;

import concordat.api.view.Receipt;
import concordat.catalogue.Edition;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
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
            "Issues an edition from its file. Only the programme lead may.",
            "The file is checked first, as `edition check` does; when anything is wrong nothing is sent."
        },
        footer = {"%nExample:", "  concordat edition issue code.yaml"})
final class EditionIssue implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "FILE", description = "The edition, as YAML.")
    private Path file = Path.of("");

    EditionIssue(Console console, Supplier<String> keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Edition> edition = EditionFile.read(console, "edition issue", file);
        if (edition.isEmpty()) {
            return Exit.REFUSED;
        }
        Receipt receipt = server.connect(console)
                .postFile(Address.of("editions").text(), "application/yaml", file, keys.get(), Receipt.class);
        if (output.json()) {
            console.json(receipt);
        } else {
            console.say("Edition " + edition.get().id() + " is issued (act " + receipt.first() + " at " + receipt.at()
                    + "); it starts on " + edition.get().startsOn() + ".");
        }
        return Exit.DONE;
    }
}
