package concordat.bench;

import concordat.app.up.JavaOptions;
import concordat.decision.CallerRow;
import concordat.decision.Delta;
import concordat.decision.EnvironmentRow;
import concordat.decision.Snapshot;
import concordat.feed.Ed25519Key;
import concordat.feed.FeedClock;
import concordat.feed.FeedServer;
import concordat.feed.FeedSource;
import concordat.feed.FileSequenceLog;
import concordat.feed.ServerPace;
import concordat.feed.ServerSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// A network that runs: environments with a device each, gateways in processes of their own, and the control plane's
/// end of the feed, which signs, makes durable and sends as in earnest. Used from one thread.
final class LiveNetwork implements AutoCloseable {

    private static final Duration STALE = Duration.ofHours(1);

    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final SecureRandom random = new SecureRandom();
    private final FeedClock clock = FeedClock.of(InstantSource.system(), System::nanoTime);
    private final NetworkFiles files;
    private final Ed25519Key key = Ed25519Key.generate(random);
    private final Map<String, String> registered = new ConcurrentHashMap<>();
    private final List<CallerRow> callers = new ArrayList<>();
    private final FileSequenceLog log;
    private final FeedServer feed;
    private final List<Part> gateways = new ArrayList<>();
    private volatile Snapshot snapshot;
    private int feedPort;

    /// What was told to the gateways.
    ///
    /// @param at when it was handed over, [System#nanoTime()]
    /// @param inForce when each gateway had acknowledged it, likewise
    record Published(long at, CompletionStage<Long> inForce) {}

    LiveNetwork(Path folder, int environments) throws IOException {
        this.folder = folder;
        files = new NetworkFiles(folder, random);
        for (int environment = 0; environment < environments; environment++) {
            callers.add(files.device(environment));
        }
        snapshot = Snapshot.of(
                1,
                clock.micros(),
                NetworkRows.terms(),
                IntStream.range(0, environments)
                        .mapToObj(e -> NetworkRows.environment(e, false))
                        .toList(),
                List.of(NetworkRows.route(STALE)),
                callers);
        log = FileSequenceLog.open(folder.resolve("sequence"));
        ServerSettings settings =
                new ServerSettings(NetworkRows.NAME, key, files.feed(), "127.0.0.1", 0, STALE, ServerPace.standard());
        feed = new FeedServer(vertx, settings, clock, log, source());
        feedPort = Waiting.of(feed.start());
        Waiting.of(feed.snapshot(snapshot));
    }

    private FeedSource source() {
        return new FeedSource() {
            @Override
            public Map<String, String> gateways() {
                return Map.copyOf(registered);
            }

            @Override
            public long clockOffset() {
                return 0;
            }

            @Override
            public boolean current() {
                return true;
            }

            @Override
            public void wholeWanted() {
                // history is longer than any benchmark: nobody comes so late that a delta is gone
            }
        };
    }

    /// Registers a gateway and starts it.
    ///
    /// @return its port, once it decides
    int gateway(int servicePort, int eventLoops) throws IOException {
        String id = "gateway-" + (gateways.size() + 1);
        registered.put(files.gateway(id), id);
        feed.gatewaysChanged();
        Part part = Part.java(
                JavaOptions.gateway(callers.size()),
                GatewayPart.class,
                List.of(
                        folder.toString(),
                        id,
                        Integer.toString(feedPort),
                        key.publicKey().toString(),
                        Integer.toString(servicePort),
                        Integer.toString(eventLoops)));
        gateways.add(part);
        return part.readyPort();
    }

    Part process(int gateway) {
        return gateways.get(gateway);
    }

    /// Suspends environments, or ends their suspension, as one urgent change.
    Published suspend(List<Integer> environments, boolean suspended) throws IOException {
        List<EnvironmentRow> rows = environments.stream()
                .map(e -> NetworkRows.environment(e, suspended))
                .toList();
        Delta delta = new Delta(snapshot.epoch() + 1, rows, List.of(), List.of());
        snapshot = snapshot.with(delta);
        long at = System.nanoTime();
        CompletionStage<Long> inForce =
                feed.delta(delta, true).thenCompose(feed::inForce).thenApply(known -> System.nanoTime());
        return new Published(at, inForce);
    }

    /// @return its authority, and what that issued
    NetworkFiles files() {
        return files;
    }

    /// Ends the gateways, and with them their records.
    ///
    /// @return where each kept its records
    List<Path> endGateways() throws IOException {
        List<Path> records = new ArrayList<>();
        for (Part gateway : gateways) {
            gateway.close();
            records.add(folder.resolve("gateway-" + (records.size() + 1) + "-records"));
        }
        return records;
    }

    @Override
    public void close() throws IOException {
        endGateways();
        feed.close();
        Waiting.of(vertx.close());
        log.close();
    }
}
