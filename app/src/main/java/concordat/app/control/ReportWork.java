package concordat.app.control;

import concordat.api.view.FailingControl;
import concordat.api.view.Problem;
import concordat.api.view.ProblemPlace;
import concordat.api.view.ReportJob;
import concordat.assurance.act.Breach;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Severity;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportSummary;
import concordat.store.findings.ImportHistory;
import concordat.store.findings.ImportOutcome;
import concordat.web.desk.ReportUpload;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// One import under way: what it is of, how far it is, what came of it.
final class ReportWork {

    final String id;
    final ReportUpload upload;
    final Path file;
    private final long bytes;
    private final Instant at;
    private final AtomicLong read = new AtomicLong();
    private volatile boolean stopped;
    private volatile Optional<String> sameAs = Optional.empty();
    private volatile ReportJob view;

    ReportWork(String id, ReportUpload upload, Path file, long bytes, Instant at) {
        this.id = id;
        this.upload = upload;
        this.file = file;
        this.bytes = bytes;
        this.at = at;
        this.view = job("running", Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /// The file's bytes, counted as they pass, from none at each opening; ends with an exception once the import is
    /// stopped.
    InputStream counted(InputStream in) {
        read.set(0);
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                note(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int got = super.read(buffer, from, length);
                note(Math.max(0, got));
                return got;
            }
        };
    }

    private void note(int some) throws IOException {
        read.addAndGet(some);
        if (stopped) {
            throw new Stopped();
        }
    }

    /// That somebody stopped the import.
    static final class Stopped extends IOException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the import was stopped");
        }
    }

    void stop() {
        stopped = true;
    }

    /// @return how far it is now
    ReportJob now() {
        ReportJob last = view;
        return last.state().equals("running")
                ? job("running", Optional.empty(), Optional.empty(), List.of(), Optional.empty())
                : last;
    }

    void refused(Reading.Refused refused) {
        ReportProblem first = refused.problem();
        String more = refused.all() == 1
                ? ""
                : "; and " + (refused.all() - 1) + " more"
                        + (refused.all() > refused.problems().size()
                                ? ", of which " + (refused.problems().size() - 1) + " are told here"
                                : "");
        failed(new Problem(
                "about:blank",
                "The report cannot be read",
                422,
                Optional.of(first.what() + "; " + first.advice() + more),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                refused.problems().stream()
                        .map(p -> place(p, refused.all() > 1))
                        .toList()));
    }

    private static ProblemPlace place(ReportProblem problem, boolean advice) {
        return new ProblemPlace(
                Optional.of((int) problem.line()).filter(l -> l > 0),
                Optional.of((int) problem.column()).filter(c -> c > 0),
                Optional.empty(),
                problem.what() + (advice ? "; " + problem.advice() : ""));
    }

    void failed(Problem problem) {
        view = job("refused", Optional.empty(), Optional.empty(), List.of(), Optional.of(problem));
    }

    void ended(String state) {
        view = job(state, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    void done(ReportSummary summary, Optional<ImportOutcome.Imported> outcome, List<Breach> breaches) {
        view = job("done", Optional.of(summary), outcome, breaches, Optional.empty());
    }

    /// That it was imported before, and nothing changed.
    void same(ReportSummary summary, String as, List<Breach> breaches) {
        sameAs = Optional.of(as);
        done(summary, Optional.empty(), breaches);
    }

    /// @param outcome none when nothing changed
    ImportHistory history(ReportSummary summary, Optional<ImportOutcome.Imported> outcome) {
        return new ImportHistory(
                upload.fileName(),
                summary.format(),
                bytes,
                summary.findings(),
                summary.bySeverity(),
                summary.hosts(),
                outcome.map(ImportOutcome.Imported::opened).orElse(0),
                outcome.map(ImportOutcome.Imported::kept).orElse(0),
                outcome.map(ImportOutcome.Imported::reopened).orElse(0),
                outcome.map(ImportOutcome.Imported::closed).orElse(0),
                outcome.map(ImportOutcome.Imported::untouched).orElse(Map.of()));
    }

    private ReportJob job(
            String state,
            Optional<ReportSummary> summary,
            Optional<ImportOutcome.Imported> outcome,
            List<Breach> breaches,
            Optional<Problem> problem) {
        return job(
                id,
                upload.body(),
                upload.environment(),
                upload.fileName(),
                state,
                state.equals("done") ? bytes : Math.min(bytes, read.get()),
                Optional.of(bytes),
                summary.map(ReportSummary::format),
                summary.map(s -> history(s, outcome)),
                breaches,
                problem,
                sameAs,
                at);
    }

    /// An import of an earlier run.
    ///
    /// @param tool told where the format was not kept
    /// @param brought none when it was not kept
    static ReportJob job(
            String id,
            BodyId body,
            EnvironmentId environment,
            String state,
            String tool,
            Optional<ImportHistory> brought,
            List<Breach> breaches,
            Instant at) {
        return job(
                id,
                body,
                environment,
                brought.flatMap(ImportHistory::file),
                state,
                brought.map(ImportHistory::bytes).orElse(0L),
                brought.map(ImportHistory::bytes),
                brought.map(ImportHistory::format).or(() -> Optional.of(tool)),
                brought,
                breaches,
                Optional.empty(),
                Optional.empty(),
                at);
    }

    private static ReportJob job(
            String id,
            BodyId body,
            EnvironmentId environment,
            Optional<String> file,
            String state,
            long bytesRead,
            Optional<Long> bytes,
            Optional<String> format,
            Optional<ImportHistory> brought,
            List<Breach> breaches,
            Optional<Problem> problem,
            Optional<String> sameAs,
            Instant at) {
        Map<String, Integer> severities = new LinkedHashMap<>();
        Map<String, Integer> untouched = new TreeMap<>();
        brought.ifPresent(b -> {
            for (Severity severity : Severity.values()) {
                severities.put(
                        severity.name().toLowerCase(Locale.ROOT),
                        b.bySeverity().getOrDefault(severity, 0L).intValue());
            }
            b.untouched()
                    .forEach((why, count) ->
                            untouched.put(why.name().toLowerCase(Locale.ROOT).replace('_', '-'), count));
        });
        return new ReportJob(
                id,
                body.value(),
                environment.value(),
                file,
                state,
                bytesRead,
                bytes,
                format,
                brought.map(b -> (int) b.items()).orElse(0),
                severities,
                brought.map(b -> (int) b.hosts()).orElse(0),
                brought.map(ImportHistory::opened).orElse(0),
                brought.map(ImportHistory::kept).orElse(0),
                brought.map(ImportHistory::closed).orElse(0),
                brought.map(ImportHistory::reopened).orElse(0),
                untouched,
                failing(breaches),
                problem,
                sameAs,
                Optional.of(at));
    }

    private static List<FailingControl> failing(List<Breach> breaches) {
        return breaches.stream()
                .map(b -> new FailingControl(b.control().value(), b.findings(), b.breachesAt()))
                .toList();
    }
}
