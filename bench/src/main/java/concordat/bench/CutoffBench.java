package concordat.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How long after a suspension is published its streams still bring something, and what the others feel of it.
///
/// Each gateway is a process, the service behind them another; the feed's server and all clients are in this one. The
/// clock starts when the change is handed to the feed, before it is signed and made durable. What a stream brings is
/// what its client reads, decrypted; a stream that brings nothing after the publication counts as 0.
final class CutoffBench implements AutoCloseable {

    private static final String OURS = "concordat";
    private static final int BODIES = 20;
    /// Bodies that are suspended: one; another that only drills; and all.
    private static final List<Integer> ONE = List.of(0);
    private static final List<Integer> DRILL = List.of(BODIES);
    private static final List<Integer> ALL = IntStream.range(0, BODIES).boxed().toList();

    private static final Map<String, Double> SHARES = Map.of("p50", 0.5, "p99", 0.99, "max", 1.0);
    private static final int DRILLS = 3;
    private static final int TICK_MILLIS = 50;
    /// What two cores can carry beside everything else; with more streams the others tick more slowly.
    private static final int TICKS_PER_SECOND = 20_000;
    private static final int BASELINE_MILLIS = 3_000;
    private static final int DURING_MILLIS = 1_000;

    private final int perBody;
    private final int everyMillis;
    private final LiveNetwork network;
    private final StreamClient client;
    private final Part service;

    private CutoffBench(TemporaryFolder folder, Part service, int streams, int gateways) throws IOException {
        this.service = service;
        perBody = streams / BODIES;
        everyMillis = Math.max(TICK_MILLIS, streams * 1_000 / TICKS_PER_SECOND);
        int port = service.readyPort();
        network = new LiveNetwork(folder.path(), BODIES + 1);
        List<Integer> ports = new ArrayList<>();
        for (int gateway = 0; gateway < gateways; gateway++) {
            ports.add(network.gateway(port, 1));
        }
        client = new StreamClient(network, BODIES + 1, ports);
    }

    static Report run(Options options) throws IOException {
        options.only(List.of("--streams", "--gateways"));
        int streams = options.number("--streams", 1_000);
        int gateways = options.number("--gateways", 2);
        if (streams % BODIES != 0) {
            throw new IllegalArgumentException("--streams " + streams + " is not a multiple of " + BODIES);
        }
        try (TemporaryFolder folder = TemporaryFolder.make();
                Part service = Part.java(TickingService.class, List.of());
                CutoffBench bench = new CutoffBench(folder, service, streams, gateways)) {
            bench.drill();
            return report(
                    Rounds.of(List.of(bench::round)),
                    streams + " streams on " + gateways + " gateways",
                    bench.perBody + " streams");
        }
    }

    /// Runs the whole path until it is compiled, on an environment that is not measured.
    private void drill() throws IOException {
        for (int body : ALL) {
            client.open(body, perBody, body == 0 ? TICK_MILLIS : everyMillis);
        }
        for (int drill = 0; drill < DRILLS; drill++) {
            client.open(DRILL.getFirst(), perBody, TICK_MILLIS);
            Waiting.of(network.suspend(DRILL, true).inForce());
            client.awaitClosed(DRILL);
            reinstate(DRILL);
        }
    }

    private Map<String, Double> round() throws IOException {
        Map<String, Double> figures = new HashMap<>();
        client.ticks(1);
        Waiting.millis(BASELINE_MILLIS);
        double baseline = client.ticks(1).millis(0.99);
        suspend(ONE, "one", figures);
        double during = client.ticks(1).millis(0.99);
        if (client.endedBeside(ONE) != 0) {
            throw new IOException("streams ended whose environment is not suspended");
        }
        figures.put("others before", baseline);
        figures.put("others", during);
        figures.put("others ratio", during / baseline);
        reinstate(ONE);
        client.open(ONE.getFirst(), perBody, TICK_MILLIS);
        suspend(ALL, "all", figures);
        reinstate(ALL);
        for (int body : ALL) {
            client.open(body, perBody, body == 0 ? TICK_MILLIS : everyMillis);
        }
        return figures;
    }

    private void suspend(List<Integer> bodies, String name, Map<String, Double> figures) throws IOException {
        LiveNetwork.Published published = network.suspend(bodies, true);
        Waiting.millis(DURING_MILLIS);
        client.awaitClosed(bodies);
        long inForce = Waiting.of(published.inForce());
        long at = published.at();
        Samples last = client.each(bodies, stream -> Math.max(0, stream.last - at));
        Samples closed = client.each(bodies, stream -> Math.max(0, stream.closed - at));
        for (Map.Entry<String, Double> share : SHARES.entrySet()) {
            figures.put(name + " last " + share.getKey(), last.millis(share.getValue()));
            figures.put(name + " closed " + share.getKey(), closed.millis(share.getValue()));
        }
        figures.put(name + " in force", (inForce - at) / 1e6);
    }

    private void reinstate(List<Integer> bodies) throws IOException {
        client.forgetClosed();
        Waiting.of(network.suspend(bodies, false).inForce());
    }

    private static Report report(Rounds rounds, String scale, String suspended) {
        List<Row> rows = new ArrayList<>();
        for (String name : List.of("one", "all")) {
            String what = name.equals("one") ? suspended + " suspended of " + scale : "all of " + scale;
            for (String share : List.of("p50", "p99", "max")) {
                rows.add(ours(rounds, name + " last " + share, what + ", last byte " + share));
            }
            for (String share : List.of("p50", "p99", "max")) {
                rows.add(ours(rounds, name + " closed " + share, what + ", close seen " + share));
            }
            rows.add(ours(rounds, name + " in force", what + ", every gateway acknowledged"));
        }
        rows.add(ours(rounds, "others before", "others' tick to client p99, before"));
        double ratio = rounds.median("others ratio");
        rows.add(new Row(OURS, "others' tick to client p99, second of the cut", rounds.median("others"), "ms", ratio));
        List<Target> targets = List.of(
                atMost(rounds, "one last p99", "one: last byte p99", 50, "ms"),
                atMost(rounds, "one closed p99", "one: close seen p99", 150, "ms"),
                atMost(rounds, "others ratio", "one: others' p99 over baseline", 2, "times"),
                atMost(rounds, "all last max", "all: last byte", 100, "ms"),
                atMost(rounds, "all closed max", "all: close seen", 1_000, "ms"));
        return new Report(rows, targets, List.of());
    }

    private static Target atMost(Rounds rounds, String name, String what, double limit, String unit) {
        return Target.atMost(what, rounds.median(name), limit, unit, rounds.spread(name));
    }

    private static Row ours(Rounds rounds, String name, String metric) {
        return new Row(OURS, metric, rounds.median(name), "ms");
    }

    @Override
    public void close() throws IOException {
        client.close();
        network.close();
        service.close();
    }
}
