package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far an import is and what it changed.
///
/// @param unplaced findings that name no host; they count for the environment as a whole
/// @param untouched open findings that the report does not hold and does not close, by the reason: `out-of-scope`,
///     `unfinished`, `weaker`, `not-credentialed`, `not-looked-for`, `another-tool`
/// @param state `waiting`, `running`, `done`, `refused`, `stopped` or `withdrawn`
/// @param by who handed it in
/// @param strength `declared`, `signed`, `machine` or `tested`
/// @param vantage where it looked from, `inside` or `outside`
/// @param progress while it waits or runs
/// @param sameAs the import that this very report was taken in by before, when it was; nothing changed then
public record ReportJob(
        String id,
        String body,
        String environment,
        Optional<String> file,
        String state,
        long bytesRead,
        Optional<Long> bytes,
        Optional<String> format,
        int findings,
        Map<String, Integer> bySeverity,
        int hosts,
        int unplaced,
        int created,
        int kept,
        int closed,
        int reopened,
        Map<String, Integer> untouched,
        List<FailingControl> failing,
        Optional<Problem> problem,
        Optional<String> sameAs,
        Optional<Instant> at,
        Optional<String> by,
        Optional<String> strength,
        Optional<String> vantage,
        Optional<JobProgress> progress) {

    public ReportJob {
        failing = Absent.list(failing);
        bySeverity = Absent.map(bySeverity);
        untouched = Absent.map(untouched);
    }

    /// @return whether it has come to its end
    public boolean over() {
        return !state.equals("waiting") && !state.equals("running");
    }
}
