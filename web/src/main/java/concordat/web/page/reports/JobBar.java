package concordat.web.page.reports;

import concordat.api.view.JobProgress;
import concordat.api.view.ReportJob;
import concordat.web.page.shell.Kit;
import concordat.web.words.Words;
import java.util.Locale;
import java.util.Optional;

/// How far an import is.
///
/// @param says the phase with its figures and units
/// @param percent of the phase, where that can be told
/// @param times how long it has taken, and what is left of this phase
/// @param notes what else there is to know
public record JobBar(String says, Optional<Integer> percent, String times, String notes) {

    static JobBar of(ReportJob job, Kit kit) {
        if (job.progress().isEmpty()) {
            return new JobBar("It is about to be taken up", Optional.empty(), "", "");
        }
        JobProgress progress = job.progress().get();
        Words words = kit.words();
        String says =
                switch (progress.phase()) {
                    case "waiting" ->
                        progress.place()
                                .map(place -> place == 1
                                        ? "Next in line"
                                        : "Waiting, place " + words.grouped(place) + " in the line")
                                .orElse("Waiting for database or ledger");
                    case "reading" -> "Reading, " + share(progress, words);
                    case "reading-again" -> "Reading a second time, " + share(progress, words);
                    case "reconciling" -> "Holding it against what is known";
                    case "writing" -> "Writing, " + share(progress, words);
                    default -> "Telling the ledger";
                };
        return new JobBar(
                says,
                progress.percent(),
                span(progress.elapsedMillis(), words)
                        + progress.leftMillis()
                                .map(left -> ", about " + span(left, words) + " of this left")
                                .orElse(""),
                (progress.again() ? "It began again after a restart. " : "")
                        + (progress.stopping() ? "It was cancelled and is about to stop." : ""));
    }

    private static String share(JobProgress progress, Words words) {
        long of = progress.of().orElse(0L);
        return progress.unit().filter("bytes"::equals).isPresent()
                ? megabytes(progress.done()) + " of " + megabytes(of) + " MB"
                : words.grouped(progress.done()) + " of " + words.count(of, "finding");
    }

    static String megabytes(long bytes) {
        return String.format(Locale.UK, "%,.1f", bytes / 1e6);
    }

    private static String span(long millis, Words words) {
        long seconds = Math.max(1, millis / 1_000);
        return seconds < 120 ? words.count(seconds, "second") : words.count(seconds / 60, "minute");
    }
}
