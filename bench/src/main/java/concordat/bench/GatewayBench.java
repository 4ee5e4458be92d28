package concordat.bench;

import concordat.records.RecordReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Our gateway beside nginx, over the same mutual TLS from the same client to the same service.
///
/// Every proxy runs all the time and is loaded by turns, a slice each; a round is several slices of each. First under
/// closed load, for what it carries at most; then under open load at one rate for all, for how long answers take.
final class GatewayBench implements AutoCloseable {

    private static final String OURS = "concordat";
    private static final String PLAIN = "nginx, decides nothing";
    private static final String ASKING = "nginx + auth_request";

    private static final int DEVICES = 20;
    private static final int SLICES = 3;
    private static final int SLICE_MILLIS = 2_000;
    private static final int LEAST_WARM_SLICES = 8;
    private static final int MOST_WARM_SLICES = 24;
    /// Ours is warm when a slice costs it no less than this share of the cheapest before.
    private static final double WARM = 0.97;
    /// Of what `auth_request` carries at most: so much is asked of all under open load.
    private static final double OFFERED = 0.5;
    private static final double LEAST_OVER_ASKING = 1.4;
    private static final double LEAST_OVER_PLAIN = 1.0;
    private static final String CLIENT = "client's processor";

    private final LiveNetwork network;
    private final GatewayPeers peers;
    private final Part client;
    private final List<Proxy> proxies;
    private final String cipher;
    private double rate;

    /// One that is loaded.
    private record Proxy(String name, String system, List<Part> parts) {
        long cpuNanos() {
            return parts.stream().mapToLong(Part::cpuNanos).sum();
        }
    }

    private GatewayBench(TemporaryFolder folder, int connections, int bytes) throws IOException {
        Nginx nginx = Nginx.find(folder.path());
        int processors = Runtime.getRuntime().availableProcessors();
        network = new LiveNetwork(folder.path(), DEVICES);
        peers = new GatewayPeers(nginx, network, processors, bytes);
        int port = network.gateway(peers.servicePort(), processors);
        GatewayPeers.Peer plain = peers.plain();
        GatewayPeers.Peer asking = peers.asking();
        proxies = List.of(
                new Proxy("ours", OURS, List.of(network.process(0))),
                new Proxy("plain", PLAIN, plain.parts()),
                new Proxy("asking", ASKING, asking.parts()));
        client = Part.java(LoadPart.class, List.of(folder.path().toString(), Integer.toString(DEVICES)));
        client.ready();
        List<String> ciphers = List.of(
                connect("plain", plain.port(), connections),
                connect("asking", asking.port(), connections),
                connect("ours", port, connections));
        cipher = ciphers.getLast();
        if (ciphers.stream().distinct().count() != 1) {
            throw new IOException("nginx and ours speak " + ciphers);
        }
    }

    private String connect(String name, int port, int connections) throws IOException {
        return client.ask("connect " + name + " " + port + " " + connections);
    }

    static Report run(Options options) throws IOException {
        options.only(List.of("--connections", "--bytes"));
        int connections = options.number("--connections", 64);
        int bytes = options.number("--bytes", 1_000);
        try (TemporaryFolder folder = TemporaryFolder.make();
                GatewayBench bench = new GatewayBench(folder, connections, bytes)) {
            bench.warm();
            Rounds rounds = Rounds.of(List.of(bench::closedRound, bench::openRound));
            long answers = Long.parseLong(bench.client.ask("answers ours"));
            long recorded = records(bench.network.endGateways().getFirst());
            return bench.report(rounds, answers, recorded, connections, bytes);
        }
    }

    /// Runs ours until its processor time per request falls no further, the others less long, and finds the rate of the
    /// open load.
    private void warm() throws IOException {
        double least = Double.MAX_VALUE;
        double cost = 0;
        for (int slice = 0; slice < LEAST_WARM_SLICES || (slice < MOST_WARM_SLICES && cost < least * WARM); slice++) {
            least = slice == 0 ? least : Math.min(least, cost);
            long before = proxies.getFirst().cpuNanos();
            double answers = closed(proxies.getFirst());
            cost = (proxies.getFirst().cpuNanos() - before) / answers;
        }
        double carried = 0;
        for (Proxy proxy : proxies.subList(1, proxies.size())) {
            closed(proxy);
            carried = closed(proxy) * 1_000.0 / SLICE_MILLIS;
        }
        rate = Math.max(100, Math.rint(carried * OFFERED / 100) * 100);
        for (Proxy proxy : proxies) {
            open(proxy);
            client.ask("latencies " + proxy.name());
        }
    }

    private long closed(Proxy proxy) throws IOException {
        return Long.parseLong(client.ask("closed " + proxy.name() + " " + SLICE_MILLIS));
    }

    private void open(Proxy proxy) throws IOException {
        client.ask("open " + proxy.name() + " " + rate + " " + SLICE_MILLIS);
    }

    private Map<String, Double> closedRound() throws IOException {
        Map<String, Double> figures = new HashMap<>();
        for (int slice = 0; slice < SLICES; slice++) {
            for (Proxy proxy : inTurn(slice)) {
                long proxyBefore = proxy.cpuNanos();
                long clientBefore = client.cpuNanos();
                long serviceBefore = peers.service().cpuNanos();
                figures.merge(proxy.name() + " answers", (double) closed(proxy), Double::sum);
                figures.merge(proxy.name() + " cpu", (double) proxy.cpuNanos() - proxyBefore, Double::sum);
                figures.merge("service cpu", (double) peers.service().cpuNanos() - serviceBefore, Double::sum);
                figures.merge(CLIENT + proxy.name(), (double) client.cpuNanos() - clientBefore, Double::sum);
            }
        }
        double all = 0;
        double busiest = 0;
        double clients = 0;
        double seconds = SLICES * SLICE_MILLIS / 1_000.0;
        for (Proxy proxy : proxies) {
            double answers = figures.getOrDefault(proxy.name() + " answers", 0.0);
            double clientNanos = figures.getOrDefault(CLIENT + proxy.name(), 0.0);
            figures.put(proxy.name() + " rate", answers / seconds);
            figures.put(proxy.name() + " micros", figures.getOrDefault(proxy.name() + " cpu", 0.0) / answers / 1_000);
            all += answers;
            clients += clientNanos;
            busiest = Math.max(busiest, clientNanos / seconds / 1e9);
        }
        figures.put("service micros", figures.getOrDefault("service cpu", 0.0) / all / 1_000);
        figures.put("client micros", clients / all / 1_000);
        figures.put(CLIENT, busiest);
        for (String peer : List.of("plain", "asking")) {
            figures.put("rate over " + peer, ratio(figures, "ours rate", peer + " rate"));
            figures.put("micros under " + peer, ratio(figures, peer + " micros", "ours micros"));
        }
        return figures;
    }

    private Map<String, Double> openRound() throws IOException {
        Map<String, Double> figures = new HashMap<>();
        for (int slice = 0; slice < SLICES; slice++) {
            for (Proxy proxy : inTurn(slice)) {
                open(proxy);
            }
        }
        for (Proxy proxy : proxies) {
            Quantiles latencies =
                    Samples.parse(client.ask("latencies " + proxy.name())).quantiles();
            figures.put(proxy.name() + " p50", latencies.p50());
            figures.put(proxy.name() + " p99", latencies.p99());
        }
        for (String peer : List.of("plain", "asking")) {
            for (String share : List.of(" p50", " p99")) {
                figures.put("under " + peer + share, ratio(figures, peer + share, "ours" + share));
            }
        }
        return figures;
    }

    /// Whoever comes first in one slice comes last in the next.
    private List<Proxy> inTurn(int slice) {
        return slice % 2 == 0 ? proxies : proxies.reversed();
    }

    private static double ratio(Map<String, Double> figures, String over, String under) {
        return figures.getOrDefault(over, 0.0) / figures.getOrDefault(under, 0.0);
    }

    /// @return how many decisions a gateway's records hold
    /// @throws IOException when they were changed or some are lost
    private static long records(Path folder) throws IOException {
        return switch (RecordReader.read(folder, decision -> {})) {
            case RecordReader.Outcome.Broken broken ->
                throw new IOException("the decision records do not verify: " + broken.why());
            case RecordReader.Outcome.Sound sound -> sound.next() - sound.lost();
        };
    }

    private Report report(Rounds rounds, long answers, long recorded, int connections, int bytes) {
        List<Row> rows = new ArrayList<>();
        for (Proxy proxy : proxies) {
            row(rows, rounds, proxy, " rate", "requests carried", "1/s", "rate over ");
        }
        for (Proxy proxy : proxies) {
            row(rows, rounds, proxy, " micros", "processor time per request", "us", "micros under ");
        }
        String load = " at " + Table.number(rate) + " requests/s";
        for (String share : List.of("p50", "p99")) {
            for (Proxy proxy : proxies) {
                boolean ours = proxy.name().equals("ours");
                rows.add(new Row(
                        proxy.system(),
                        "answer " + share + load,
                        rounds.median(proxy.name() + " " + share),
                        "ms",
                        ours ? null : rounds.median("under " + proxy.name() + " " + share)));
            }
        }
        rows.add(new Row("service", "processor time per request", rounds.median("service micros"), "us"));
        rows.add(new Row("client", "processor time per request", rounds.median("client micros"), "us"));
        rows.add(new Row("client", "share of one processor at most", rounds.median(CLIENT), "of 1"));
        rows.add(new Row(OURS, "decisions recorded for each answer", (double) recorded / answers, "records"));
        double p99 = 1 / rounds.median("under asking p99");
        List<Target> targets = List.of(
                Target.atLeast(
                        "requests/s over nginx + auth_request's",
                        rounds.median("rate over asking"),
                        LEAST_OVER_ASKING,
                        "times",
                        rounds.spread("rate over asking")),
                Target.atLeast(
                        "requests/s over plain nginx's",
                        rounds.median("rate over plain"),
                        LEAST_OVER_PLAIN,
                        "times",
                        rounds.spread("rate over plain")),
                Target.atMost(
                        "p99" + load + " over nginx + auth_request's",
                        p99,
                        1,
                        "times",
                        rounds.spread("under asking p99")),
                Target.atLeast(
                        "decisions recorded, of " + answers + " answers",
                        (double) recorded,
                        (double) answers,
                        "records",
                        0));
        return new Report(rows, targets, notes(connections, bytes));
    }

    private static void row(
            List<Row> rows, Rounds rounds, Proxy proxy, String figure, String metric, String unit, String ratio) {
        double value = rounds.median(proxy.name() + figure);
        rows.add(
                proxy.name().equals("ours")
                        ? new Row(proxy.system(), metric, value, unit)
                        : new Row(proxy.system(), metric, value, unit, rounds.median(ratio + proxy.name())));
    }

    private List<String> notes(int connections, int bytes) {
        int processors = Runtime.getRuntime().availableProcessors();
        return List.of(
                "ratio: how many times better ours is, the median of the rounds' own ratios",
                "all: TLS 1.3 with " + cipher + ", client certificates required, " + connections
                        + " connections of HTTP/1.1 kept alive, answers of " + bytes + " bytes, the same four headers"
                        + " added for the service, client, proxies and service on the same " + processors
                        + " processors",
                "ours: as `concordat up` starts it, " + processors + " event loops, a decision and a decision record"
                        + " for every request",
                "nginx: " + processors + " workers, connections to the service kept; plain without an access log;"
                        + " auth_request with a buffered access log, asking an nginx over a Unix socket that answers"
                        + " 204 to everything, whose processor time is counted with it",
                "answer times count from when the request was due, whether or not a connection was free");
    }

    @Override
    public void close() throws IOException {
        client.close();
        network.close();
        peers.close();
    }
}
