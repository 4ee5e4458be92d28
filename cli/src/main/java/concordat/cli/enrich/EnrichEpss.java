package concordat.cli.enrich;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `concordat enrich epss FILE`.
@Command(
        name = "epss",
        description = {
            "From now on findings are shown with these exploit prediction scores (FIRST's CSV, also packed by gzip). They"
                    + " replace those before and move no date."
        },
        footer = {
            "%nExamples:",
            "  concordat enrich epss epss_scores-current.csv.gz",
            "  concordat enrich epss scores.csv --as-of 2026-11-20"
        })
final class EnrichEpss implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "FILE", description = "The scores.")
    private Path file = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "Of which day they are; needed when the file does not say so.")
    private Optional<LocalDate> asOf = Optional.empty();

    EnrichEpss(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return new Holding(console, server.connect(console), output.json()).hold("epss", file, asOf);
    }
}
