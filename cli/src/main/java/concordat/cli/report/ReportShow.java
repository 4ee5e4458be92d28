package concordat.cli.report;

import concordat.api.view.FailingControl;
import concordat.api.view.ReportJob;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Failures;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `concordat report show REPORT`.
@Command(
        name = "show",
        description = "How far an import is, and what it changed.",
        footer = {"%nExample:", "  concordat report show r-7"})
final class ReportShow implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "REPORT", description = "The import; concordat report list shows them.")
    private String report = "";

    ReportShow(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ReportJob job =
                server.connect(console).read(Address.of("reports", report).text(), ReportJob.class);
        if (output.json()) {
            console.json(job);
        } else {
            tell(console, job);
        }
        return Exit.DONE;
    }

    static void tell(Console console, ReportJob job) {
        console.say(job.id() + " into " + job.environment() + " of " + job.body() + ": " + job.state()
                + job.format().map(format -> ", " + format).orElse("")
                + job.strength().map(strength -> ", " + strength).orElse("")
                + job.vantage()
                        .filter("outside"::equals)
                        .map(v -> ", from outside")
                        .orElse(""));
        if (!job.over()) {
            console.say("  " + JobLine.of(job, Math.max(1, job.bytes().orElse(1L))));
            return;
        }
        if (!job.state().equals("done") && !job.state().equals("withdrawn")) {
            job.problem().ifPresent(problem -> console.say("  " + Failures.line(problem)));
            console.say("  Nothing of it counts.");
            return;
        }
        job.sameAs().ifPresent(same -> console.say("  It changed nothing: these bytes count by import " + same + "."));
        console.say("  " + Figures.counted(job.findings(), "finding", "findings") + " on "
                + Figures.counted(job.hosts(), "host", "hosts") + ": "
                + Figures.count(job.created()) + " new, " + Figures.count(job.kept()) + " kept, "
                + Figures.count(job.closed()) + " closed, " + Figures.count(job.reopened()) + " reopened");
        OutcomeNotes.lines(job).forEach(line -> console.say("  " + line));
        for (FailingControl failing : job.failing()) {
            console.say("  " + failing.control() + " fails by "
                    + Figures.counted(failing.findings(), "finding", "findings"));
        }
    }
}
