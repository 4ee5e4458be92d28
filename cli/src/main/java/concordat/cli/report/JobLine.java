package concordat.cli.report;

import concordat.api.view.JobProgress;
import concordat.api.view.ReportJob;
import concordat.cli.terminal.Figures;
import java.time.Duration;
import java.util.Locale;

/// How far an import is, on one line.
final class JobLine {

    private JobLine() {}

    /// @param whole bytes of the report, for servers that say no more than how many are read
    static String of(ReportJob job, long whole) {
        if (job.progress().isEmpty()) {
            return part("read", Figures.bytes(job.bytesRead()), Figures.bytes(whole), percent(job, whole));
        }
        JobProgress progress = job.progress().get();
        String times = ", " + Figures.duration(rounded(progress.elapsedMillis()))
                + progress.leftMillis()
                        .map(left -> ", about " + Figures.duration(rounded(Math.max(1_000, left))) + " left of this")
                        .orElse("");
        String line =
                switch (progress.phase()) {
                    case "waiting" ->
                        progress.place()
                                        .map(place -> "waits in line, place " + place)
                                        .orElse("waits for database or ledger")
                                + times;
                    case "reading" -> "read " + share(progress) + times;
                    case "reading-again" -> "read a second time " + share(progress) + times;
                    case "reconciling" -> "held against what is known" + times;
                    case "writing" -> "wrote " + share(progress) + times;
                    default -> "the ledger is told" + times;
                };
        return progress.stopping() ? "is about to stop; " + line : line;
    }

    /// Whole seconds, once it is that long.
    private static Duration rounded(long millis) {
        return millis < 1_000 ? Duration.ofMillis(millis) : Duration.ofSeconds(millis / 1_000);
    }

    private static String share(JobProgress progress) {
        boolean bytes = progress.unit().filter("bytes"::equals).isPresent();
        long of = progress.of().orElse(0L);
        return bytes
                ? part(
                        "",
                        Figures.bytes(progress.done()),
                        Figures.bytes(of),
                        progress.percent().orElse(0))
                : part(
                        "",
                        Figures.count(progress.done()),
                        Figures.count(of) + " findings",
                        progress.percent().orElse(0));
    }

    private static String part(String done, String some, String all, int percent) {
        return String.format(Locale.ROOT, "%s %s of %s (%d %%)", done, some, all, percent)
                .strip();
    }

    /// @return of what is being done now, 0 to 100
    static int percent(ReportJob job, long whole) {
        return job.progress().map(p -> p.percent().orElse(0)).orElse((int)
                (100 * Math.min(job.bytesRead(), whole) / Math.max(1, whole)));
    }

    static String phase(ReportJob job) {
        return job.progress().map(JobProgress::phase).orElse("reading");
    }
}
