package concordat.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How long after a suspension is published its streams still bring something, and what the others feel of it.
///
/// Each gateway is a process, the service behind them another, the clients of the body that is suspended alone a
/// third and all others' a fourth, since in earnest it is not the others' machines either that see streams end; the
/// feed's server is in this one. The clock starts when the change is handed to the feed, before it is signed and made
/// durable. What a stream brings counts from when its client reads it from the socket; a stream that brings nothing
/// after the publication counts as 0.
final class CutoffBench implements AutoCloseable {

    private static final String OURS = "concordat";
    private static final int BODIES = 20;
    /// Bodies that are suspended: one; another that only drills; and all.
    private static final List<Integer> ONE = List.of(0);
    private static final List<Integer> DRILL = List.of(BODIES);
    private static final List<Integer> ALL = IntStream.range(0, BODIES).boxed().toList();

    private static final Map<String, ToDoubleFunction<Quantiles>> SHARES =
            Map.of("p50", Quantiles::p50, "p99", Quantiles::p99, "max", Quantiles::max);
    private static final int DRILLS = 3;
    private static final int TICK_MILLIS = 50;
    /// What two cores can carry beside everything else; with more streams the others tick more slowly.
    private static final int TICKS_PER_SECOND = 20_000;
    /// Opening streams costs more than keeping them; until that is over nothing says how the others fare.
    private static final int SETTLE_MILLIS = 2_000;
    private static final int BASELINE_MILLIS = 3_000;
    private static final int DURING_MILLIS = 1_000;

    private final int perBody;
    private final int everyMillis;
    private final LiveNetwork network;
    /// The clients of the bodies that are suspended alone.
    private final Part mine;
    private final Part others;
    private final List<Integer> ports = new ArrayList<>();
    private final Part service;

    private CutoffBench(TemporaryFolder folder, Part service, int streams, int gateways) throws IOException {
        this.service = service;
        perBody = streams / BODIES;
        everyMillis = Math.max(TICK_MILLIS, streams * 1_000 / TICKS_PER_SECOND);
        int port = service.readyPort();
        network = new LiveNetwork(folder.path(), BODIES + 1);
        for (int gateway = 0; gateway < gateways; gateway++) {
            ports.add(network.gateway(port, 1));
        }
        mine = clients(folder);
        others = clients(folder);
    }

    private static Part clients(TemporaryFolder folder) throws IOException {
        Part clients = Part.java(StreamPart.class, List.of(folder.path().toString(), Integer.toString(BODIES + 1)));
        clients.ready();
        return clients;
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
                    bench.perBody + " streams",
                    bench.notes());
        }
    }

    /// Runs the whole path until it is compiled, on an environment that is not measured.
    private void drill() throws IOException {
        openAll();
        for (int drill = 0; drill < DRILLS; drill++) {
            open(DRILL.getFirst());
            Waiting.of(network.suspend(DRILL, true).inForce());
            mine.ask("await-closed " + words(DRILL));
            reinstate(DRILL);
        }
    }

    private void openAll() throws IOException {
        for (int body : ALL) {
            open(body);
        }
    }

    /// The streams of a body, spread over the gateways.
    private void open(int body) throws IOException {
        boolean alone = ONE.contains(body) || DRILL.contains(body);
        Part clients = alone ? mine : others;
        int every = alone ? TICK_MILLIS : everyMillis;
        for (int gateway = 0; gateway < ports.size(); gateway++) {
            clients.ask("open " + body + " " + ports.get(gateway) + " " + share(perBody, ports.size(), gateway) + " "
                    + every);
        }
    }

    /// @return how many of so many come to one of several, as evenly as can be; together they are all
    static int share(int all, int several, int one) {
        return (one + 1) * all / several - one * all / several;
    }

    private static String words(List<Integer> bodies) {
        return bodies.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private Map<String, Double> round() throws IOException {
        Map<String, Double> figures = new HashMap<>();
        Waiting.millis(SETTLE_MILLIS);
        others.ask("ticks");
        Waiting.millis(BASELINE_MILLIS);
        double baseline = ticks().p99();
        double during = suspend(ONE, "one", figures).p99();
        if (!others.ask("ended-beside " + words(ONE)).equals("0")) {
            throw new IOException("streams ended whose environment is not suspended");
        }
        figures.put("others before", baseline);
        figures.put("others", during);
        figures.put("others ratio", during / baseline);
        reinstate(ONE);
        open(ONE.getFirst());
        Waiting.millis(SETTLE_MILLIS);
        suspend(ALL, "all", figures);
        reinstate(ALL);
        openAll();
        return figures;
    }

    /// @return how the ticks of the others came in the second that began with it
    private Quantiles suspend(List<Integer> bodies, String name, Map<String, Double> figures) throws IOException {
        LiveNetwork.Published published = network.suspend(bodies, true);
        Waiting.millis(DURING_MILLIS);
        Quantiles ticks = ticks();
        mine.ask("await-closed " + words(bodies));
        others.ask("await-closed " + words(bodies));
        long inForce = Waiting.of(published.inForce());
        Quantiles last = measured("last " + words(bodies) + " " + published.at());
        Quantiles closed = measured("closed " + words(bodies) + " " + published.at());
        SHARES.forEach((share, of) -> {
            figures.put(name + " last " + share, of.applyAsDouble(last));
            figures.put(name + " closed " + share, of.applyAsDouble(closed));
        });
        figures.put(name + " in force", (inForce - published.at()) / 1e6);
        return ticks;
    }

    /// @return how the others' ticks came since it was last asked
    private Quantiles ticks() throws IOException {
        return Samples.parse(others.ask("ticks")).quantiles();
    }

    private Quantiles measured(String what) throws IOException {
        return Samples.all(List.of(Samples.parse(mine.ask(what)), Samples.parse(others.ask(what))))
                .quantiles();
    }

    private void reinstate(List<Integer> bodies) throws IOException {
        mine.ask("forget-closed");
        others.ask("forget-closed");
        Waiting.of(network.suspend(bodies, false).inForce());
    }

    private static Report report(Rounds rounds, String scale, String suspended, List<String> notes) {
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
        return new Report(rows, targets, notes);
    }

    private List<String> notes() {
        String slower = everyMillis == TICK_MILLIS
                ? "every stream ticks each " + TICK_MILLIS + " ms"
                : "the streams of the one body tick each " + TICK_MILLIS + " ms, all others each " + everyMillis
                        + " ms, so that there are " + TICKS_PER_SECOND + " ticks a second and not more";
        return List.of(
                slower,
                "the clock starts when the change is handed to the feed, before it is signed and made durable; the"
                        + " act's commit and its compilation come before that and are not in these figures");
    }

    private static Target atMost(Rounds rounds, String name, String what, double limit, String unit) {
        return Target.atMost(what, rounds.median(name), limit, unit, rounds.spread(name));
    }

    private static Row ours(Rounds rounds, String name, String metric) {
        return new Row(OURS, metric, rounds.median(name), "ms");
    }

    @Override
    public void close() throws IOException {
        mine.close();
        others.close();
        network.close();
        service.close();
    }
}
