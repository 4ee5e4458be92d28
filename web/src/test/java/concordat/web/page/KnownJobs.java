package concordat.web.page;

import concordat.api.view.JobProgress;
import concordat.api.view.Page;
import concordat.api.view.Problem;
import concordat.api.view.ReportJob;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.web.desk.JobsWanted;
import concordat.web.desk.ReportDesk;
import concordat.web.desk.ReportUpload;
import concordat.web.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Four imports into one body: one waits, one runs, one is done, one was refused.
final class KnownJobs implements ReportDesk {

    private final List<String> said;

    /// @param said what reached this desk, in order
    KnownJobs(List<String> said) {
        this.said = said;
    }

    private static final List<ReportJob> JOBS = List.of(
            job("r-wait", "waiting", Optional.empty(), progress("waiting", 0, 0, Optional.empty(), Optional.of(2))),
            job(
                    "r-run",
                    "running",
                    Optional.empty(),
                    progress("reading", 45_000_000, 100_000_000, Optional.of(4_000L), Optional.empty())),
            job("r-done", "done", Optional.empty(), Optional.empty()),
            job(
                    "r-refused",
                    "refused",
                    Optional.of(Refusal.of(422, "The report <breaks> off", "line 7; export it again")
                            .problem()),
                    Optional.empty()));

    private static Optional<JobProgress> progress(
            String phase, long done, long of, Optional<Long> left, Optional<Integer> place) {
        return Optional.of(new JobProgress(
                phase,
                done,
                Optional.of(of).filter(o -> o > 0),
                Optional.of("bytes").filter(u -> of > 0),
                Optional.of((int) (100 * done / Math.max(1, of))).filter(p -> of > 0),
                3_200,
                left,
                place,
                true,
                false));
    }

    private static ReportJob job(String id, String state, Optional<Problem> problem, Optional<JobProgress> progress) {
        return new ReportJob(
                id,
                Country.BODY,
                Country.BODY + ".main",
                Optional.of(Country.HOSTILE),
                state,
                0,
                Optional.of(100_000_000L),
                Optional.of("nessus-v2"),
                12,
                Map.of(),
                3,
                2,
                5,
                6,
                1,
                0,
                Map.of(),
                List.of(),
                problem,
                Optional.empty(),
                Optional.of(Country.NOW),
                Optional.of("officer"),
                Optional.of("tested"),
                Optional.of("outside"),
                progress);
    }

    @Override
    public Optional<ReportJob> job(String report) {
        return JOBS.stream().filter(job -> job.id().equals(report)).findFirst();
    }

    @Override
    public Page<ReportJob> jobs(JobsWanted wanted) {
        return new Page<>(
                JOBS.stream()
                        .filter(job -> job.body().equals(wanted.body().value()))
                        .filter(job ->
                                wanted.state().isEmpty() || wanted.state().get().equals(job.state()))
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public ReportJob cancel(String report) {
        if (report.equals("r-done")) {
            throw Refusal.of(409, "Import r-done is over: it is done", "To undo it, withdraw it.");
        }
        said.add("cancel " + report);
        return job(report).orElseThrow();
    }

    @Override
    public ReportJob submit(ReportUpload upload, Optional<String> key) {
        throw new AssertionError("no page hands reports in");
    }

    @Override
    public List<ReportJob> of(BodyId body) {
        throw new AssertionError("pages show jobs");
    }

    @Override
    public ReportJob withdraw(PersonId person, String report, String reason) {
        throw new AssertionError("no page withdraws");
    }
}
