package concordat.cli.report;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.api.ApiJson;
import concordat.api.view.JobProgress;
import concordat.api.view.ReportJob;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Follows an import to its end, also over a restart of the server. Tells how far it is: in place for a person who
/// watches, else a line for each phase and each tenth of it, or objects of JSON.
public final class JobFollower {

    private static final Duration FIRST_LOOK = Duration.ofMillis(25);
    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final Duration AWAY_LIMIT = Duration.ofMinutes(2);

    private final Console console;
    private final ApiClient api;
    private final Optional<PrintStream> json;
    private String toldPhase = "";
    private int toldTenth = -1;
    private int width;
    private boolean toldAgain;

    /// @param json where each change is written as one object a line; none for text
    public JobFollower(Console console, ApiClient api, Optional<PrintStream> json) {
        this.console = console;
        this.api = api;
        this.json = json;
    }

    /// @param first as it was last seen
    /// @param ended gives the job once somebody else has seen it at its end
    /// @throws IOException when the server is away for minutes
    public ReportJob follow(ReportJob first, Supplier<Optional<ReportJob>> ended)
            throws IOException, InterruptedException {
        ReportJob job = first;
        Duration pause = FIRST_LOOK;
        try {
            while (!job.over()) {
                tell(job);
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
                Optional<ReportJob> seen = ended.get().filter(ReportJob::over);
                job = seen.isPresent() ? seen.get() : look(first.id());
            }
            return job;
        } finally {
            endLine();
        }
    }

    /// A server that is started again knows the import again.
    private ReportJob look(String id) throws IOException, InterruptedException {
        long until = System.nanoTime() + AWAY_LIMIT.toNanos();
        boolean told = false;
        while (true) {
            try {
                return api.read(Address.of("reports", id).text(), ReportJob.class);
            } catch (ApiFailure e) {
                if (e.problem().status() != 503) {
                    throw e;
                }
            } catch (IOException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
            }
            if (!told) {
                told = true;
                endLine();
                console.warn("  the server does not answer; the import goes on once it does");
            }
            Thread.sleep(LONGEST);
        }
    }

    private void tell(ReportJob job) {
        if (json.isPresent()) {
            json.get().println(ApiJson.line(job));
            return;
        }
        if (!toldAgain && job.progress().filter(JobProgress::again).isPresent()) {
            toldAgain = true;
            endLine();
            console.warn("  began again after a restart");
        }
        long whole = Math.max(1, job.bytes().orElse(1L));
        String phase = JobLine.phase(job);
        int tenth = JobLine.percent(job, whole) / 10;
        String line = Console.plain("  " + JobLine.of(job, whole));
        if (console.interactive()) {
            console.err().print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            console.err().flush();
            width = line.length();
        } else if (!phase.equals(toldPhase) || tenth != toldTenth) {
            console.warn(line);
        }
        toldPhase = phase;
        toldTenth = tenth;
    }

    private void endLine() {
        if (console.interactive() && width > 0) {
            console.err().println();
            width = 0;
        }
    }
}
