package concordat.bench;

import concordat.app.up.JavaOptions;
import concordat.decision.Action;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.Delta;
import concordat.decision.EnvironmentRow;
import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.decision.Terms;
import concordat.feed.Ed25519Key;
import concordat.feed.FeedClock;
import concordat.feed.FeedServer;
import concordat.feed.FeedSource;
import concordat.feed.FeedTls;
import concordat.feed.FileSequenceLog;
import concordat.feed.ServerPace;
import concordat.feed.ServerSettings;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Credential;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Term;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// A network that runs: environments with a device each, gateways in processes of their own, and the control plane's
/// end of the feed, which signs, makes durable and sends as in earnest. Used from one thread.
final class LiveNetwork implements AutoCloseable {

    static final String NAME = "bench";
    static final String SERVICE = "service";
    static final String HOST = "service.bench.test";
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long DEVICE_FACTS = 3;

    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final SecureRandom random = new SecureRandom();
    private final FeedClock clock = FeedClock.of(InstantSource.system(), System::nanoTime);
    private final CertificateAuthority authority = CertificateAuthority.found(NAME, term(), random);
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
        Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
        IntStream.range(0, environments).mapToObj(this::device).forEach(callers::add);
        snapshot = Snapshot.of(
                1,
                clock.micros(),
                terms(),
                IntStream.range(0, environments)
                        .mapToObj(e -> environment(e, false))
                        .toList(),
                List.of(route()),
                callers);
        log = FileSequenceLog.open(folder.resolve("sequence"));
        Credential server = authority.issue(Holder.server("feed", List.of("localhost")), term(), random);
        FeedTls tls = new FeedTls(server.chainPem(), server.keyPem(), authority.certificatePem());
        ServerSettings settings =
                new ServerSettings(NAME, key, tls, "127.0.0.1", 0, Duration.ofHours(1), ServerPace.standard());
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
        Credential own = authority.issue(Holder.gateway(id), term(), random);
        write(id + "-feed", own);
        write(id, authority.issue(Holder.server(id, List.of("localhost", HOST)), term(), random));
        registered.put(own.fingerprint(), id);
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
        List<EnvironmentRow> rows =
                environments.stream().map(e -> environment(e, suspended)).toList();
        Delta delta = new Delta(snapshot.epoch() + 1, rows, List.of(), List.of());
        snapshot = snapshot.with(delta);
        long at = System.nanoTime();
        CompletionStage<Long> inForce =
                feed.delta(delta, true).thenCompose(feed::inForce).thenApply(known -> System.nanoTime());
        return new Published(at, inForce);
    }

    Path certificate(int environment) {
        return folder.resolve("device-" + environment + ".pem");
    }

    Path key(int environment) {
        return folder.resolve("device-" + environment + ".key.pem");
    }

    Path authority() {
        return folder.resolve("ca.pem");
    }

    /// Writes `NAME.pem` and `NAME.key.pem`, for another's server of the service's name.
    void server(String name) {
        write(name, authority.issue(Holder.server(name, List.of("localhost", HOST)), term(), random));
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

    private CallerRow device(int environment) {
        String id = "device-" + environment;
        Credential credential = authority.issue(Holder.device(id), term(), random);
        write(id, credential);
        return new CallerRow(
                credential.fingerprint(),
                id,
                CallerKind.MANAGED_DEVICE,
                "environment-" + environment,
                DEVICE_FACTS,
                Long.MAX_VALUE,
                DEVICE_FACTS,
                Set.of());
    }

    private void write(String name, Credential credential) {
        try {
            Files.writeString(folder.resolve(name + ".pem"), credential.chainPem());
            Files.writeString(folder.resolve(name + ".key.pem"), credential.keyPem());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Terms terms() {
        return new Terms(
                NAME,
                "edition-1",
                List.of("patching", "logging"),
                List.of("public", "official"),
                List.of("enrolled", "healthy", "strong-login"),
                List.of(0L, 4L, 5L, DEVICE_FACTS, 7L),
                4);
    }

    private static EnvironmentRow environment(int number, boolean suspended) {
        BitSet held = BitSet.valueOf(new long[] {3});
        return new EnvironmentRow(
                "environment-" + number,
                "body-" + number,
                List.of(held, held),
                Long.MAX_VALUE,
                List.of(held, held),
                suspended,
                List.of(),
                Set.of(SERVICE));
    }

    private static RouteRow route() {
        BitSet patching = BitSet.valueOf(new long[] {1});
        return new RouteRow(
                "read",
                SERVICE,
                HOST,
                Set.of("GET"),
                "/**",
                1,
                Action.VIEW,
                false,
                HOUR_MICROS,
                Terms.MANAGED,
                List.of(patching, patching, patching, patching, patching),
                patching,
                0,
                false);
    }

    private Term term() {
        Instant now = Instant.now();
        return Term.fresh(now, now.plus(Duration.ofDays(1)), random);
    }

    @Override
    public void close() throws IOException {
        endGateways();
        feed.close();
        Waiting.of(vertx.close());
        log.close();
    }
}
