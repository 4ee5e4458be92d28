package concordat.bench;

import concordat.app.up.JavaOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How fast acts become durable: many at once, and one by one beside a bare commit on the same server. The ledger runs
/// in a process set up as the control plane is, on the PostgreSQL that comes with the product.
final class LedgerBench {

    private static final String OURS = "concordat";
    private static final String BARE = "PostgreSQL, a bare commit";
    private static final int WARMING = 40_000;
    private static final int FIRST = 300;
    private static final int ACTS = 20_000;
    private static final int SINGLES = 1_000;
    private static final int PROOFS = 1_000;
    private static final double LEAST_ACTS = 20_000;
    private static final double MOST_COMMITS = 5;
    private static final double MOST_PROOF_MILLIS = 1;

    private LedgerBench() {}

    static Report run(Options options) throws IOException {
        options.only(List.of());
        try (TemporaryFolder folder = TemporaryFolder.make();
                Part part = Part.java(
                        JavaOptions.controlPlane(0),
                        LedgerPart.class,
                        List.of(folder.path().toString(), Integer.toString(freePort())))) {
            part.ready();
            Map<String, Double> cold = ask(part, "singles", FIRST);
            ask(part, "batches", WARMING);
            ask(part, "singles", SINGLES);
            Rounds rounds = Rounds.of(List.of(
                    () -> ask(part, "batches", ACTS),
                    () -> ask(part, "singles", SINGLES),
                    () -> ask(part, "proofs", PROOFS)));
            return report(rounds, cold);
        }
    }

    private static Report report(Rounds rounds, Map<String, Double> cold) {
        double acts = rounds.median("batches");
        double ratio = rounds.median("act-ratio");
        double keyed = rounds.median("keyed-ratio");
        double proof = rounds.median("proof99") / 1e3;
        List<Row> rows = List.of(
                new Row(OURS, "acts judged, folded and durable, at most 500 at once", acts, "1/s"),
                new Row(BARE, "p50", rounds.median("bare50") / 1e3, "ms"),
                new Row(BARE, "p99", rounds.median("bare99") / 1e3, "ms"),
                new Row(OURS, "one act, p50", rounds.median("act50") / 1e3, "ms"),
                new Row(OURS, "one act, p99", rounds.median("act99") / 1e3, "ms", ratio),
                new Row(OURS, "one act under a request's key, p50", rounds.median("keyed50") / 1e3, "ms"),
                new Row(OURS, "one act under a request's key, p99", rounds.median("keyed99") / 1e3, "ms", keyed),
                new Row(
                        OURS,
                        "one act, p99 of the first " + FIRST,
                        of(cold, "act99") / 1e3,
                        "ms",
                        of(cold, "act-ratio")),
                new Row(OURS, "inclusion proof, p50", rounds.median("proof50") / 1e3, "ms"),
                new Row(OURS, "inclusion proof, p99", proof, "ms"));
        List<Target> targets = List.of(
                Target.atLeast("acts in batches", acts, LEAST_ACTS, "a second", rounds.spread("batches")),
                Target.atMost("one act's p99", ratio, MOST_COMMITS, "bare commits' p99", rounds.spread("act-ratio")),
                Target.atMost(
                        "one act's p99 under a key",
                        keyed,
                        MOST_COMMITS,
                        "bare commits' p99",
                        rounds.spread("keyed-ratio")),
                Target.atMost("inclusion proof's p99", proof, MOST_PROOF_MILLIS, "ms", rounds.spread("proof99")));
        return new Report(
                rows,
                targets,
                List.of(
                        "a bare commit inserts one row as long as an act's into a table with the same indexes, on the same"
                                + " server; ratios are of one p99 to the other, in each round for itself"));
    }

    private static double of(Map<String, Double> figures, String name) {
        return figures.getOrDefault(name, Double.NaN);
    }

    private static Map<String, Double> ask(Part part, String what, int count) throws IOException {
        return figures(part.ask(what + " " + count));
    }

    /// @param line pairs of a name and a number
    static Map<String, Double> figures(String line) {
        Map<String, Double> figures = new HashMap<>();
        for (String pair : line.split(" ")) {
            int equals = pair.indexOf('=');
            figures.put(pair.substring(0, equals), Double.valueOf(pair.substring(equals + 1)));
        }
        return figures;
    }

    /// @return a line of pairs of a name and a number
    static String line(Map<String, Double> figures) {
        StringBuilder line = new StringBuilder();
        figures.forEach((name, value) -> line.append(line.isEmpty() ? "" : " ")
                .append(name)
                .append('=')
                .append(String.format(Locale.ROOT, "%.3f", value)));
        return line.toString();
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
