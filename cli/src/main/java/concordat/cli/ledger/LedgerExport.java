package concordat.cli.ledger;

import concordat.api.ApiClient;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `ledger export FILE`.
@Command(
        name = "export",
        description = {
            "Writes everything that a verifier needs into one file.",
            "The file is there whole or not at all; one of that name is replaced."
        },
        footer = {"%nExample:", "  concordat ledger export ledger-2026-11.txt"})
final class LedgerExport implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "FILE", description = "Where to.")
    private Path file = Path.of("");

    LedgerExport(Console console) {
        this.console = console;
    }

    private record Line(String file, long bytes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        api.download(Address.of("ledger", "export").text(), file);
        long bytes = Files.size(file);
        if (output.json()) {
            console.json(new Line(file.toString(), bytes));
        } else {
            console.say("Wrote " + file + ", " + Figures.bytes(bytes)
                    + ". Check it anywhere with concordat ledger verify" + " --export " + file + " --key PEM");
        }
        return Exit.DONE;
    }
}
