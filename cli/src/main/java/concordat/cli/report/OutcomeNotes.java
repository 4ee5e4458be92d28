package concordat.cli.report;

import concordat.api.view.ReportJob;
import concordat.cli.terminal.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What wants a word more of what an import changed: findings without a host, and why findings that the report does
/// not hold stay open.
public final class OutcomeNotes {

    private static final Map<String, String> WHY = Map.of(
            "out-of-scope", "on hosts that it does not cover",
            "unfinished", "on hosts whose scan did not come to its end",
            "weaker", "shown by stronger proof than this report is",
            "not-credentialed", "shown by a scan that logged in, which this one did not",
            "not-looked-for", "of a kind or at a port that it did not look for",
            "another-tool", "gone by this report, and another tool that saw it has not looked again");

    private OutcomeNotes() {}

    /// @return whole lines; none when every finding has its host, and every open one was held or closed
    public static List<String> lines(ReportJob job) {
        List<String> lines = new ArrayList<>();
        if (job.unplaced() > 0) {
            lines.add(Figures.count(job.unplaced())
                    + (job.unplaced() == 1 ? " names no host; it counts" : " name no host; they count")
                    + " for the environment as a whole");
        }
        new TreeMap<>(job.untouched())
                .forEach((why, count) ->
                        lines.add(Figures.count(count) + " not in it and still open: " + WHY.getOrDefault(why, why)));
        return lines;
    }
}
