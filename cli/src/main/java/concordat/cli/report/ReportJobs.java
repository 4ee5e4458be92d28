package concordat.cli.report;

import concordat.api.view.Problem;
import concordat.api.view.ReportJob;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Limit;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `concordat report jobs BODY`.
@Command(
        name = "jobs",
        description =
                "Imports as they were asked for: which wait and in which place, which run and how far they are, and"
                        + " what became of the others.",
        footer = {"%nExample:", "  concordat report jobs wickenfield --state waiting --sort received"})
final class ReportJobs implements Callable<Integer> {

    /// Where an import is.
    enum State {
        WAITING,
        RUNNING,
        DONE,
        REFUSED,
        STOPPED,
        WITHDRAWN
    }

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "waiting, running, done, refused, stopped or withdrawn.")
    private Optional<State> state = Optional.empty();

    @Option(names = "--environment", paramLabel = "ID", description = "Those into one environment.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--sort",
            paramLabel = "received|-received",
            description = "By when they came in, oldest first (received) or newest first (-received, the default).")
    private String sort = "-received";

    ReportJobs(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Address list = Address.of("bodies", body, "reports", "jobs")
                .with("state", state.map(s -> s.name().toLowerCase(Locale.ROOT)))
                .with("environment", environment)
                .with("sort", sort);
        List<ReportJob> all = Pages.read(server.connect(console), list, ReportJob.class, limit.most());
        if (output.json()) {
            all.forEach(console::json);
            return Exit.DONE;
        }
        if (all.isEmpty()) {
            console.say("No import of " + body + " is there"
                    + state.map(s -> " that is " + s.name().toLowerCase(Locale.ROOT))
                            .orElse("")
                    + "; concordat import FILE --body " + body + " imports a report.");
            return Exit.DONE;
        }
        Table table = new Table("job", "received", "state", "file", "size", "strength", "by", "how far, or why not");
        for (ReportJob job : all) {
            table.row(
                    job.id(),
                    Figures.orDash(job.at()),
                    job.state(),
                    Figures.orDash(job.file()),
                    Figures.orDash(job.bytes().map(Figures::bytes)),
                    Figures.orDash(job.strength()),
                    Figures.orDash(job.by()),
                    said(job));
        }
        table.print(console, "");
        return Exit.DONE;
    }

    private static String said(ReportJob job) {
        if (!job.over() && job.progress().isPresent()) {
            return JobLine.of(job, Math.max(1, job.bytes().orElse(1L)));
        }
        if (job.sameAs().isPresent()) {
            return "the same as " + job.sameAs().get();
        }
        return job.problem()
                .map(Problem::title)
                .orElse(job.state().equals("done") ? Figures.counted(job.findings(), "finding", "findings") : "-");
    }
}
