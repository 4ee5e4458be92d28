package concordat.cli;

import concordat.api.ApiClient;
import concordat.api.view.BodyView;
import concordat.api.view.FailingControl;
import concordat.api.view.JobProgress;
import concordat.api.view.ReportJob;
import concordat.cli.paper.ChosenMapping;
import concordat.cli.report.JobEnded;
import concordat.cli.report.JobFollower;
import concordat.cli.report.OutcomeNotes;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.OneEnvironment;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Progress;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import concordat.intake.paper.Paper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import FILE --body ID`: sends a report and follows it to its end.
@Command(
        name = "import",
        description = {
            "Imports a scan report into a body and says what it changed. With --mapping it is a tester's table of findings"
                    + " (.xlsx, .csv), read as the mapping says.",
            "A table closes what its own rows call mended and, with --covers, what earlier tables told of those hosts and"
                    + " this one does not; never what a scanner showed. One row that is not understood refuses the whole,"
                    + " and every such row is told.",
            "Progress goes to standard error, with --json as one object a line. Ctrl-C stops the import; everything is then as"
                    + " if it had not begun. Once the report has arrived, a restart of the server does not end it."
        },
        footer = {
            "%nExample:",
            "  concordat import week-1.nessus --body b-0042 --strength tested",
            "  concordat import ithc-2027.xlsx --body b-0042 --mapping ithc --tested 2027-02-15 --strength tested",
            "  concordat import all-offices.nessus --body b-0042 --detach",
            "%nEnds with 2 when the report is refused, with 130 when it was stopped."
        })
final class ImportCommand implements Callable<Integer> {

    /// Who vouches for a report: an officer of the body, its accountable owner, a source the body cannot edit, or
    /// someone independent who tested.
    enum Source {
        DECLARED,
        SIGNED,
        MACHINE,
        TESTED
    }

    /// Where a scan looked from.
    enum Side {
        INSIDE,
        OUTSIDE
    }

    private final Console console;
    private final Supplier<String> keys;
    private final InstantSource clock;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "FILE", description = "A report of any known format, or a table of findings.")
    private Path file = Path.of("");

    @Option(names = "--body", required = true, paramLabel = "ID", description = "The body it is about.")
    private String body = "";

    @Option(
            names = "--environment",
            paramLabel = "ID",
            description = "Which of the body's environments; needed when it has more than one.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--strength",
            paramLabel = "declared|signed|machine|tested",
            description = "Who vouches for the report: an officer of the body (declared), its accountable owner"
                    + " (signed), a scanner that the body cannot edit (machine, the default), or an independent tester"
                    + " (tested).")
    private Source strength = Source.MACHINE;

    @Option(
            names = "--vantage",
            paramLabel = "inside|outside",
            description = "Where the scan looked from (default: inside). What it reached from outside faces the"
                    + " internet.")
    private Side vantage = Side.INSIDE;

    @Option(
            names = "--detach",
            description = "Do not wait for the end: once the server has the report, leave it to go on alone.")
    private boolean detach;

    @Option(names = "--mapping", paramLabel = "MAPPING", description = ChosenMapping.HELP + " Needed for a table.")
    private Optional<String> mapping = Optional.empty();

    @Option(
            names = "--covers",
            paramLabel = "listed|HOST,HOST",
            description = "Tables only: the hosts that the tester went through whole (listed: all that it names).")
    private Optional<String> covers = Optional.empty();

    @Option(
            names = "--tested",
            paramLabel = "DAY",
            description = "Tables only: when the test began; now when left out.")
    private Optional<String> tested = Optional.empty();

    ImportCommand(Console console, Supplier<String> keys, InstantSource clock) {
        this.console = console;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long size = size();
        ApiClient api = server.connect(console);
        // Asked before the upload, so that a wrong body costs no gigabytes.
        BodyView known = api.read(Address.of("bodies", body).text(), BodyView.class);
        String chosen = OneEnvironment.of(body, environment, known.environments());
        Instant began = clock.instant();
        Stopping stopping = new Stopping(console, api);
        Console.Registration registration = console.interrupts().onInterrupt(stopping::stop);
        try {
            ReportJob taken = upload(api, chosen, size, stopping);
            if (detach && !taken.over()) {
                return left(taken, stopping);
            }
            ReportJob job = new JobFollower(
                            console, api, Optional.of(console.err()).filter(err -> output.json()))
                    .follow(taken, stopping::stopped);
            return told(job, Duration.between(began, clock.instant()), stopping);
        } catch (IOException e) {
            if (stopping.asked()) {
                return Exit.STOPPED;
            }
            throw e;
        } finally {
            registration.takeBack();
        }
    }

    private long size() throws IOException {
        if (Files.isDirectory(file)) {
            throw new CannotGoOn(file + " is a folder; name a file in it");
        }
        long size = Files.size(file);
        if (size == 0) {
            throw new CannotGoOn(file + " is empty; export the report again from the scanner");
        }
        return size;
    }

    private ReportJob upload(ApiClient api, String chosen, long size, Stopping stopping)
            throws IOException, InterruptedException {
        Progress progress = new Progress(console, "sent", size);
        Path name = file.getFileName();
        Optional<ChosenMapping> by = mapping.map(ChosenMapping::new);
        Optional<Path> inline = by.flatMap(ChosenMapping::file);
        String path = Address.of("bodies", body, "reports")
                .with("environment", chosen)
                .with("file", name == null ? file.toString() : name.toString())
                .with("strength", strength.name())
                .with("vantage", Optional.of("outside").filter(v -> vantage == Side.OUTSIDE))
                .with("mapping", inline.isPresent() ? Optional.empty() : by.map(ChosenMapping::name))
                .with("covers", covers)
                .with("tested", tested)
                .text();
        try (InputStream in = new MeteredFile(Files.newInputStream(file), progress, stopping)) {
            BodyPublisher table = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> in), size);
            TableForm form = new TableForm();
            ReportJob job = api.post(
                    path,
                    inline.isPresent() ? form.contentType() : "application/octet-stream",
                    inline.isPresent() ? form.of(Paper.writeMapping(ChosenMapping.read(inline.get())), table) : table,
                    keys.get(),
                    ReportJob.class);
            stopping.accepted(job.id());
            return job;
        } catch (IOException e) {
            stopping.neverArrived();
            throw e;
        } finally {
            progress.end();
        }
    }

    private int told(ReportJob job, Duration took, Stopping stopping) {
        stopping.over();
        if (!job.state().equals("refused")) {
            if (output.json()) {
                console.json(job);
            } else if (job.state().equals("done")) {
                tell(job, took);
            } else if (!stopping.asked()) {
                console.warn("Import " + job.id() + " was " + job.state() + "; nothing of it counts.");
            }
        }
        return JobEnded.exit(console, job, file.toString());
    }

    private int left(ReportJob job, Stopping stopping) {
        stopping.over();
        if (output.json()) {
            console.json(job);
        } else {
            console.say("The server has " + file + " and imports it, whatever happens, as " + job.id()
                    + job.progress()
                            .flatMap(JobProgress::place)
                            .map(place -> " (place " + place + " in the line)")
                            .orElse("")
                    + ".");
            console.say("  Follow it: concordat report follow " + job.id());
            console.say("  Cancel it: concordat report cancel " + job.id());
        }
        return Exit.DONE;
    }

    private void tell(ReportJob job, Duration took) {
        if (job.sameAs().isPresent()) {
            console.say(file + " was imported before, as report " + job.sameAs().get()
                    + ", at the same strength; nothing changed.");
            return;
        }
        console.say("Imported " + file + " into body " + job.body() + ", environment " + job.environment() + ", in "
                + Figures.duration(took) + " (report " + job.id() + ", "
                + job.format().orElse("format unknown") + ", "
                + strength.name().toLowerCase(Locale.ROOT) + ").");
        console.say("  " + Figures.count(job.findings()) + " findings on " + Figures.count(job.hosts()) + " hosts"
                + (job.bySeverity().isEmpty() ? "" : ": " + Figures.each(job.bySeverity())));
        console.say("  " + Figures.count(job.created()) + " new, " + Figures.count(job.kept()) + " kept, "
                + Figures.count(job.closed()) + " closed, " + Figures.count(job.reopened()) + " reopened");
        OutcomeNotes.lines(job).forEach(line -> console.say("  " + line));
        if (job.failing().isEmpty()) {
            console.say("  It fails no control.");
            return;
        }
        console.say("  Controls it fails, each once its fix window is over:");
        Table table = new Table("control", "findings", "window ends");
        for (FailingControl failing : job.failing()) {
            table.row(failing.control(), failing.findings(), failing.breachesAt());
        }
        table.print(console, "    ");
    }
}
