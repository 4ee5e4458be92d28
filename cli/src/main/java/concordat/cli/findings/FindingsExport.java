package concordat.cli.findings;

import concordat.api.ApiClient;
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
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `findings export BODY`.
@Command(
        name = "export",
        description = {
            "Writes a body's findings into a file to take away.",
            "csv and xlsx are tables; sarif, csaf-vex, oscal-poam, oscal-ar and fedramp-poam are for other tools; html and"
                    + " pdf are for one reader each. That it was taken, and by whom, is put down for the body to see."
        },
        footer = {
            "%nExamples:",
            "  concordat findings export wickenfield --format xlsx --out findings.xlsx",
            "  concordat findings export wickenfield --format pdf --reader owner --out owner.pdf",
            "  concordat findings export wickenfield --format csaf-vex --cve CVE-2021-44228 --out vex.json"
        })
final class FindingsExport implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Choosing choosing = new Choosing();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            description = "csv, xlsx, fedramp-poam, sarif, csaf-vex, oscal-poam, oscal-ar, html or pdf.")
    private String format = "";

    @Option(
            names = "--reader",
            paramLabel = "WHO",
            description = "For whom html or pdf is written: owner, security-officer (default), engineer.")
    private Optional<String> reader = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to; one of that name is not touched without --force.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Replaces a file of that name, once the new one is whole.")
    private boolean force;

    @Option(names = "--state", paramLabel = "STATE", description = "open (default) or closed.")
    private Optional<String> state = Optional.empty();

    FindingsExport(Console console) {
        this.console = console;
    }

    private record Line(String file, String format, long bytes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Files.isDirectory(out)) {
            throw new CannotGoOn(out + " is a folder; name a file in it");
        }
        if (Files.exists(out) && !force) {
            throw new CannotGoOn(out + " is there already; name another file, or say --force to replace it");
        }
        Address address = choosing.within(Address.of("bodies", body, "findings", "export"))
                .with("format", format)
                .with("reader", reader)
                .with("state", state);
        ApiClient api = server.connect(console);
        Arrived arrived = new Arrived(console);
        api.download(address.text(), out, arrived::at);
        arrived.end();
        long bytes = Files.size(out);
        if (output.json()) {
            console.json(new Line(out.toString(), format, bytes));
        } else {
            console.say("Wrote " + out + ", " + Figures.bytes(bytes) + ". It tells the body's weaknesses: keep it as"
                    + " carefully as they deserve.");
        }
        return Exit.DONE;
    }

    /// Shows how much has come, to a person who watches; how much there will be nobody knows.
    private static final class Arrived {
        private static final long STEP = 1L << 20;

        private final Console console;
        private long shown;

        private Arrived(Console console) {
            this.console = console;
        }

        void at(long bytes) {
            if (console.interactive() && bytes / STEP > shown) {
                shown = bytes / STEP;
                console.err().print("\r  received " + Figures.bytes(bytes) + " ".repeat(8));
                console.err().flush();
            }
        }

        void end() {
            if (shown > 0) {
                console.err().println();
            }
        }
    }
}
