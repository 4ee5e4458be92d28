package concordat.cli.report;

import concordat.api.view.ReportJob;
import concordat.cli.terminal.Figures;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Why findings that a report does not hold stay open, in words.
public final class Untouched {

    private static final Map<String, String> WHY = Map.of(
            "out-of-scope", "on hosts that it does not cover",
            "unfinished", "on hosts whose scan did not come to its end",
            "weaker", "shown by stronger proof than this report is",
            "not-credentialed", "shown by a scan that logged in, which this one did not",
            "not-looked-for", "of a kind or at a port that it did not look for",
            "another-tool", "gone by this report, and another tool that saw it has not looked again");

    private Untouched() {}

    /// @return a line for each reason; none when every open finding was held or closed
    public static List<String> lines(ReportJob job) {
        return new TreeMap<>(job.untouched())
                .entrySet().stream()
                        .map(e -> Figures.count(e.getValue()) + " not in it and still open: "
                                + WHY.getOrDefault(e.getKey(), e.getKey()))
                        .toList();
    }
}
