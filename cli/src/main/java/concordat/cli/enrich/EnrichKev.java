package concordat.cli.enrich;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `concordat enrich kev FILE`.
@Command(
        name = "kev",
        description = {
            "From now on the network goes by this catalogue of known exploited vulnerabilities (CISA's, JSON or CSV, also"
                    + " packed by gzip). It replaces the one before.",
            "Where the edition has a window for what is known to be exploited, findings in the catalogue are due by that"
                    + " at the latest. All findings are judged anew; the command waits for it, and it goes on without."
        },
        footer = {"%nExample:", "  concordat enrich kev known_exploited_vulnerabilities.json"})
final class EnrichKev implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "FILE", description = "The catalogue.")
    private Path file = Path.of("");

    EnrichKev(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return new Holding(console, server.connect(console), output.json()).hold("kev", file, Optional.empty());
    }
}
