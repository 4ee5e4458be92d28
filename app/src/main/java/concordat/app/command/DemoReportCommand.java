package concordat.app.command;

import concordat.api.view.StatusView;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.demo.SampleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `demo report FILE`: a scan report to try an import with.
@Command(
        name = "report",
        description = {
            "Writes a sample scan report, an hour old by the network's clock.",
            "It shows a critical weakness; with --clean it does not, and closes the finding that the other opened."
        },
        footer = {"%nExamples:", "  concordat demo report weak.nessus", "  concordat demo report clean.nessus --clean"})
final class DemoReportCommand implements Callable<Integer> {

    private static final Duration AGO = Duration.ofHours(1);

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--clean", description = "Without the weakness.")
    private boolean clean;

    @Parameters(paramLabel = "FILE", description = "The file to write; must not be there yet.")
    private Path file = Path.of("");

    /// What `--json` says.
    private record Written(String file, Instant scanned, boolean clean) {}

    DemoReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Files.exists(file)) {
            throw new CannotGoOn(file + " is there already; give another name");
        }
        StatusView status = server.connect(console).read("/status", StatusView.class);
        Instant scanned = status.time().minus(AGO);
        try {
            SampleReport.write(file, scanned, !clean);
        } catch (IOException e) {
            throw new CannotGoOn(file + " cannot be written: " + e.getMessage());
        }
        if (output.json()) {
            console.json(new Written(file.toString(), scanned, clean));
        } else {
            console.say("Wrote " + file + ": one host, scanned at " + scanned
                    + (clean ? ", nothing wrong." : ", one critical weakness for which an exploit is public."));
        }
        return Exit.DONE;
    }
}
