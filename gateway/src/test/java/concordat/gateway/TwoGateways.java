package concordat.gateway;

import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.Delta;
import concordat.decision.EnvironmentRow;
import concordat.decision.Snapshot;
import concordat.feed.ClientPace;
import concordat.feed.ClientSettings;
import concordat.feed.Ed25519Key;
import concordat.feed.FeedClient;
import concordat.feed.FeedClock;
import concordat.feed.FeedServer;
import concordat.feed.FeedSink;
import concordat.feed.FeedSource;
import concordat.feed.FeedTls;
import concordat.feed.FileSequenceLog;
import concordat.feed.InForce;
import concordat.feed.Proof;
import concordat.feed.ServerPace;
import concordat.feed.ServerSettings;
import concordat.feed.StateChange;
import concordat.gateway.login.Logins;
import concordat.gateway.login.SignIn;
import concordat.records.RecordLog;
import concordat.records.RecordSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/// The control plane's end of the feed and two gateways with theirs, as in earnest but in one
/// process. Each body has one environment and one device.
final class TwoGateways implements AutoCloseable {

    /// The body whose device's facts run out, after [#LEASE].
    static final int BRIEF = 0;

    static final Duration LEASE = Duration.ofHours(1);
    private static final String NETWORK = "net";

    final TestCertificates certificates;
    final List<TestCertificates.Issued> devices = new ArrayList<>();
    private final Path folder;
    private final FeedClock clock = FeedClock.of(InstantSource.system(), System::nanoTime);
    private final SecureRandom random = new SecureRandom();
    private final Ed25519Key key = Ed25519Key.generate(random);
    private final Vertx control = Vertx.vertx();
    private final Map<String, String> registered = new ConcurrentHashMap<>();
    private final FileSequenceLog log;
    private final FeedServer feed;
    private final List<Running> running = new ArrayList<>();
    private final AtomicLong clockOffset = new AtomicLong();
    /// Told of a gateway, by place, at the instant at which it says that a change has its effect.
    volatile IntConsumer effective = gateway -> {};
    private long epoch = 1;

    private record Running(Vertx vertx, RecordLog records, Gateway gateway, FeedClient feed) {}

    TwoGateways(Path folder, int bodies, int servicePort) throws Exception {
        this.folder = folder;
        certificates = new TestCertificates(folder);
        for (int body = 0; body < bodies; body++) {
            devices.add(certificates.issue("device-" + body));
        }
        log = FileSequenceLog.open(folder.resolve("sequence"));
        feed = new FeedServer(
                control,
                new ServerSettings(
                        NETWORK,
                        key,
                        tls(certificates.issue("feed")),
                        "127.0.0.1",
                        0,
                        Duration.ofMinutes(10),
                        ServerPace.standard()),
                clock,
                log,
                source());
        int feedPort = get(feed.start());
        get(feed.snapshot(first(bodies)));
        for (String id : List.of("g1", "g2")) {
            start(id, feedPort, servicePort);
        }
        get(feed.inForce(1));
    }

    private Snapshot first(int bodies) {
        List<EnvironmentRow> environments = new ArrayList<>();
        List<CallerRow> callers = new ArrayList<>();
        for (int body = 0; body < bodies; body++) {
            environments.add(World.environment("env-" + body, false, true));
            String fingerprint = devices.get(body).fingerprint();
            callers.add(new CallerRow(
                    fingerprint,
                    "device-" + body,
                    CallerKind.MANAGED_DEVICE,
                    "env-" + body,
                    3,
                    body == BRIEF ? clock.micros() + LEASE.toNanos() / 1_000 : World.NEVER,
                    body == BRIEF ? 0 : 3,
                    Set.of()));
        }
        return Snapshot.of(epoch, clock.micros(), World.terms(), environments, World.routes(), callers);
    }

    private void start(String id, int feedPort, int servicePort) throws Exception {
        TestCertificates.Issued server = certificates.issue(id);
        TestCertificates.Issued own = certificates.issue(id + "-feed");
        registered.put(own.fingerprint(), id);
        feed.gatewaysChanged();
        GatewaySettings usual = GatewaySettings.defaults(
                id,
                0,
                server.certificate(),
                server.key(),
                certificates.authorityFile(),
                Map.of("service", new Upstream("127.0.0.1", servicePort, false)));
        Vertx vertx = Gateway.vertx(usual);
        RecordLog records = RecordLog.open(RecordSettings.in(folder.resolve(id)), System::nanoTime);
        Gateway gateway =
                Gateway.start(vertx, usual, new GatewayParts(clock, "t1", Logins.none(), SignIn.none(), records));
        gateway.open();
        ClientSettings settings = new ClientSettings(
                NETWORK,
                id,
                "localhost",
                feedPort,
                tls(own),
                Set.of(key.publicKey()),
                folder.resolve(id + ".state"),
                true,
                ClientPace.standard());
        FeedClient client = new FeedClient(vertx, settings, clock, random, watched(gateway.sink(), running.size()));
        running.add(new Running(vertx, records, gateway, client));
        get(client.start());
    }

    private FeedSink watched(FeedSink sink, int gateway) {
        return new FeedSink() {
            @Override
            public CompletionStage<Void> apply(StateChange change) {
                return sink.apply(change).thenRun(() -> effective.accept(gateway));
            }

            @Override
            public void clockMoved(long offset) {
                sink.clockMoved(offset);
            }

            @Override
            public void proven(Proof proof) {
                sink.proven(proof);
            }
        };
    }

    private FeedTls tls(TestCertificates.Issued issued) throws IOException {
        return new FeedTls(
                Files.readString(issued.certificate()),
                Files.readString(issued.key()),
                Files.readString(certificates.authorityFile()));
    }

    private FeedSource source() {
        return new FeedSource() {
            @Override
            public Map<String, String> gateways() {
                return Map.copyOf(registered);
            }

            @Override
            public long clockOffset() {
                return clockOffset.get();
            }

            @Override
            public boolean current() {
                return true;
            }

            @Override
            public void wholeWanted() {
                // the history is longer than any test
            }
        };
    }

    List<Gateway> gateways() {
        return running.stream().map(Running::gateway).toList();
    }

    /// @return once each gateway has acknowledged it
    InForce suspend(int body, boolean suspended) {
        EnvironmentRow row = World.environment("env-" + body, suspended, true);
        Delta delta = new Delta(++epoch, List.of(row), List.of(), List.of());
        return get(feed.delta(delta, true).thenCompose(feed::inForce));
    }

    /// Moves the demonstration's clock and publishes nothing.
    void moveClock(Duration by) {
        clockOffset.addAndGet(by.toNanos() / 1_000);
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
        for (Running each : running) {
            each.feed().close();
            each.gateway().close();
            each.records().close();
            Starting.awaitQuietly(each.vertx().close());
        }
        feed.close();
        Starting.awaitQuietly(control.close());
        log.close();
    }
}
