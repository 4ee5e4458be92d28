package concordat.app.control;

import concordat.api.view.FailingControl;
import concordat.api.view.JobProgress;
import concordat.api.view.Problem;
import concordat.api.view.ProblemPlace;
import concordat.api.view.ReportJob;
import concordat.assurance.act.Breach;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.catalogue.Severity;
import concordat.findings.Vantage;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportProblem;
import concordat.store.findings.ImportHistory;
import concordat.store.findings.ImportJob;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Imports as they are shown.
final class JobViews {

    private JobViews() {}

    /// One under way.
    ///
    /// @param place in the line
    static ReportJob live(ReportWork one, Optional<Integer> place) {
        Said said = new Said(one.job(), one.fileName());
        WorkProgress progress = one.progress();
        return said.job(
                progress.waiting() ? "waiting" : "running",
                progress.read(),
                Optional.empty(),
                List.of(),
                JobEnd.PLAIN,
                Optional.of(progress.view(place)));
    }

    /// One of which the ledger does not tell: it was refused or stopped, or changed nothing.
    ///
    /// @param brought what it held
    static ReportJob ended(ImportJob job, JobEnd end, Optional<ImportHistory> brought, List<Breach> breaches) {
        boolean done = job.state() == ImportJob.State.DONE;
        return new Said(job, UploadTerms.parse(job.terms()).file())
                .job(word(job.state().name()), done ? job.bytes() : 0, brought, breaches, end, Optional.empty());
    }

    /// One that the ledger tells of.
    ///
    /// @param job as it was asked for, when that is known
    /// @param brought none when it was not kept
    static ReportJob recorded(
            Recorded<ReportImported> recorded, BodyId body, Optional<ImportJob> job, Optional<ImportHistory> brought) {
        ReportImported act = recorded.act();
        return job(
                act.report().value(),
                body.value(),
                act.environment().value(),
                brought.flatMap(ImportHistory::file),
                recorded.live() ? "done" : "withdrawn",
                brought.map(ImportHistory::bytes).orElse(0L),
                brought.map(ImportHistory::bytes),
                brought.map(ImportHistory::format).or(() -> Optional.of(act.tool())),
                brought,
                act.breaches(),
                JobEnd.PLAIN,
                job.map(ImportJob::receivedAt).orElse(recorded.at()),
                Optional.of(recorded.by().value()),
                word(act.strength().name()),
                job.map(ImportJob::vantage).map(JobViews::word),
                Optional.empty());
    }

    /// What was asked for.
    private record Said(ImportJob job, Optional<String> fileName) {

        ReportJob job(
                String state,
                long read,
                Optional<ImportHistory> brought,
                List<Breach> breaches,
                JobEnd end,
                Optional<JobProgress> progress) {
            return JobViews.job(
                    job.id(),
                    job.body().value(),
                    job.environment().value(),
                    fileName,
                    state,
                    read,
                    Optional.of(job.bytes()),
                    brought.map(ImportHistory::format),
                    brought,
                    breaches,
                    end,
                    job.receivedAt(),
                    Optional.of(job.person().value()),
                    word(job.strength().name()),
                    Optional.of(word(job.vantage())),
                    progress);
        }
    }

    private static ReportJob job(
            String id,
            String body,
            String environment,
            Optional<String> file,
            String state,
            long bytesRead,
            Optional<Long> bytes,
            Optional<String> format,
            Optional<ImportHistory> brought,
            List<Breach> breaches,
            JobEnd end,
            Instant at,
            Optional<String> by,
            String strength,
            Optional<String> vantage,
            Optional<JobProgress> progress) {
        return new ReportJob(
                id,
                body,
                environment,
                file,
                state,
                bytesRead,
                bytes,
                format,
                brought.map(b -> (int) b.items()).orElse(0),
                brought.map(JobViews::severities).orElse(Map.of()),
                brought.map(b -> (int) b.hosts()).orElse(0),
                brought.map(ImportHistory::unplaced).orElse(0),
                brought.map(ImportHistory::opened).orElse(0),
                brought.map(ImportHistory::kept).orElse(0),
                brought.map(ImportHistory::closed).orElse(0),
                brought.map(ImportHistory::reopened).orElse(0),
                brought.map(JobViews::untouched).orElse(Map.of()),
                breaches.stream()
                        .map(b -> new FailingControl(b.control().value(), b.findings(), b.breachesAt()))
                        .toList(),
                end.problem(),
                end.sameAs(),
                Optional.of(at),
                by,
                Optional.of(strength),
                vantage,
                progress);
    }

    private static Map<String, Integer> severities(ImportHistory brought) {
        Map<String, Integer> severities = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            severities.put(
                    word(severity.name()),
                    brought.bySeverity().getOrDefault(severity, 0L).intValue());
        }
        return severities;
    }

    private static Map<String, Integer> untouched(ImportHistory brought) {
        Map<String, Integer> untouched = new TreeMap<>();
        brought.untouched()
                .forEach((why, count) -> untouched.put(word(why.name()).replace('_', '-'), count));
        return untouched;
    }

    private static String word(Vantage vantage) {
        return word(vantage.name());
    }

    static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    /// Everything that is wrong with a report, as its uploader is told.
    static Problem problem(Reading.Refused refused) {
        ReportProblem first = refused.problem();
        String more = refused.all() == 1
                ? ""
                : "; and " + (refused.all() - 1) + " more"
                        + (refused.all() > refused.problems().size()
                                ? ", of which " + (refused.problems().size() - 1) + " are told here"
                                : "");
        return new Problem(
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
                        .toList());
    }

    private static ProblemPlace place(ReportProblem problem, boolean advice) {
        return new ProblemPlace(
                Optional.of((int) problem.line()).filter(l -> l > 0),
                Optional.of((int) problem.column()).filter(c -> c > 0),
                Optional.empty(),
                problem.what() + (advice ? "; " + problem.advice() : ""));
    }
}
