package concordat.bench;

import concordat.app.up.JavaOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long a start takes to fold five years of a network from PostgreSQL, one act its way to new rows of the snapshot,
/// and the board its reading. Each round is a process of its own, set up as the control plane is.
final class FoldBench {

    private static final String OURS = "concordat";
    private static final int WARMING = 600;
    private static final int ACTS = 600;
    private static final int READINGS = 30;
    private static final double MOST_SECONDS = 5;
    private static final double MOST_ACT_MILLIS = 5;
    private static final double MOST_BOARD_MILLIS = 100;

    private FoldBench() {}

    static Report run(Options options) throws IOException {
        options.only(List.of());
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            List<String> args = List.of(folder.path().toString(), Integer.toString(LedgerBench.freePort()));
            try (Part part = part(args)) {
                part.ready();
            }
            return report(Rounds.of(List.of(() -> round(args))));
        }
    }

    private static Part part(List<String> args) throws IOException {
        return Part.java(JavaOptions.controlPlane(0), FoldPart.class, args);
    }

    private static Map<String, Double> round(List<String> args) throws IOException {
        try (Part part = part(args)) {
            Map<String, Double> figures = new HashMap<>(LedgerBench.figures(part.ready()));
            part.ask("acts " + WARMING);
            figures.putAll(LedgerBench.figures(part.ask("acts " + ACTS)));
            figures.putAll(LedgerBench.figures(part.ask("provider " + ACTS)));
            figures.putAll(LedgerBench.figures(part.ask("board " + READINGS)));
            return figures;
        }
    }

    private static Report report(Rounds rounds) {
        double fold = rounds.median("fold");
        double act = rounds.median("act99") / 1e3;
        double provider = rounds.median("provider99") / 1e3;
        double board = rounds.median("board99") / 1e3;
        List<Row> rows = List.of(
                new Row(OURS, "acts of 600 bodies, 60 controls, 5 years", rounds.median("size"), "acts"),
                new Row(OURS, "full fold from PostgreSQL", fold, "s"),
                new Row(OURS, "full fold from PostgreSQL, processor time", rounds.median("fold-cpu"), "s"),
                new Row(OURS, "one act to new rows, p50", rounds.median("act50") / 1e3, "ms"),
                new Row(OURS, "one act to new rows, p99", act, "ms"),
                new Row(OURS, "one act to the next snapshot, p99", rounds.median("act-snapshot99") / 1e3, "ms"),
                new Row(OURS, "one act of a provider for fifty, p50", rounds.median("provider50") / 1e3, "ms"),
                new Row(OURS, "one act of a provider for fifty, p99", provider, "ms"),
                new Row(OURS, "the board's reading, first after a start", rounds.median("board-first") / 1e3, "ms"),
                new Row(OURS, "the board's reading after a provider's act, p50", rounds.median("board50") / 1e3, "ms"),
                new Row(OURS, "the board's reading after a provider's act, p99", board, "ms"));
        List<Target> targets = List.of(
                Target.atMost("full fold", fold, MOST_SECONDS, "s", rounds.spread("fold")),
                Target.atMost("one act's p99 to new rows", act, MOST_ACT_MILLIS, "ms", rounds.spread("act99")),
                Target.atMost("a provider's p99", provider, MOST_ACT_MILLIS, "ms", rounds.spread("provider99")),
                Target.atMost("the board's p99", board, MOST_BOARD_MILLIS, "ms", rounds.spread("board99")));
        return new Report(
                rows,
                targets,
                List.of(
                        "a year of a body: 60 answers, 41 pieces of evidence for 52 controls, 12 scans for 8; one scan in 60"
                                + " fails a control and the rules' own acts follow",
                        "new rows are those of environments and workloads that differ; the provider provides every"
                                + " control to fifty environments"));
    }
}
