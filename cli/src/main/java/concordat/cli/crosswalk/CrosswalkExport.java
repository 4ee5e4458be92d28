package concordat.cli.crosswalk;

import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `crosswalk export ID FILE`.
@Command(
        name = "export",
        description = {
            "Writes a crosswalk of the network to a file: as YAML, which can be changed and published again, or with"
                    + " --oscal as an OSCAL mapping collection."
        },
        footer = {"%nExample:", "  concordat crosswalk export model-1.caf-4.0 mapping.json --oscal"})
final class CrosswalkExport implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Server server = new Server();

    @Parameters(index = "0", paramLabel = "ID", description = "The crosswalk's id; crosswalk list shows them.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Where to; replaced when it is there.")
    private Path file = Path.of("");

    @Option(
            names = "--oscal",
            arity = "0..1",
            fallbackValue = "1.2",
            paramLabel = "VERSION",
            description = "As OSCAL; there are mapping collections since 1.2.")
    private Optional<String> version = Optional.empty();

    CrosswalkExport(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address address = Address.of("crosswalks", id)
                .with("format", version.isPresent() ? "oscal" : "yaml")
                .with("version", version);
        server.connect(console).download(address.text(), file);
        console.say(file + ": crosswalk " + id
                + version.map(v -> ", an OSCAL " + v + " mapping collection").orElse(", as YAML"));
        return Exit.DONE;
    }
}
