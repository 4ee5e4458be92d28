package concordat.bench;

import concordat.app.up.JavaOptions;
import concordat.bench.order.Away;
import concordat.bench.order.History;
import concordat.bench.order.Read;
import concordat.bench.order.Write;
import concordat.decision.CallerRow;
import concordat.decision.Delta;
import concordat.decision.Snapshot;
import concordat.feed.Ed25519Key;
import concordat.feed.FeedClock;
import concordat.feed.FeedServer;
import concordat.feed.FeedSource;
import concordat.feed.FeedTls;
import concordat.feed.FileSequenceLog;
import concordat.feed.InForce;
import concordat.feed.ServerPace;
import concordat.feed.ServerSettings;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLSocketFactory;

/// Two bodies, two gateways in processes of their own, each behind a line to the control plane that can be made bad,
/// and somebody who asks each gateway as each body all the time. What is told to gateways and what they answer is kept
/// as histories. Used from one thread.
final class TriedNetwork implements AutoCloseable {

    static final int BODIES = 2;
    static final int GATEWAYS = 2;
    static final Duration STALE = Duration.ofMillis(600);

    private static final int ASKERS = 2;
    private static final Duration COALESCE = Duration.ofMillis(10);
    private static final Duration SILENCE = Duration.ofMillis(800);
    /// So few that gateways which come late need a whole state now and then.
    private static final int HISTORY_STEPS = 8;
    private static final int BYTES = 1 << 20;

    private final Path folder;
    private final Fault fault;
    private final Vertx vertx = Vertx.vertx();
    private final Ed25519Key key;
    private final FeedTls tls;
    private final FileSequenceLog log;
    private final Map<String, String> registered = new ConcurrentHashMap<>();
    private final AtomicLong skewMicros = new AtomicLong();
    private final ConcurrentHashMap<String, LongAdder> tally = new ConcurrentHashMap<>();
    private final List<AtGateway> gateways = new ArrayList<>();
    private final List<List<Told>> told = new ArrayList<>();
    private final List<Away> aways = new ArrayList<>();
    private final int servicePort;
    private Snapshot snapshot;
    private FeedServer feed;
    private volatile int feedPort;

    /// A change that gateways were told, and when it was in force.
    private record Told(boolean open, long handedOver, CompletableFuture<Known> known) {

        void inForce(InForce everywhere) {
            known.complete(new Known(System.nanoTime(), everywhere.lapsed()));
        }

        Write asWrite() {
            Known or = known.getNow(new Known(Write.NEVER, Set.of()));
            return new Write(open, handedOver, or.at(), or.lapsed());
        }
    }

    /// That a change was in force, and which gateways had not acknowledged it.
    private record Known(long at, Set<String> lapsed) {}

    private static final class AtGateway {
        final String id;
        final FaultyLine line;
        final List<List<Asker>> askers = new ArrayList<>();
        volatile Optional<Asker.Running> running = Optional.empty();
        Optional<Part> part = Optional.empty();
        Optional<Long> awaySince = Optional.empty();
        long skewMillis;
        int runs;

        AtGateway(String id, FaultyLine line) {
            this.id = id;
            this.line = line;
        }
    }

    TriedNetwork(Path folder, Fault fault) throws IOException {
        this.folder = folder;
        this.fault = fault;
        SecureRandom random = new SecureRandom();
        key = Ed25519Key.generate(random);
        NetworkFiles files = new NetworkFiles(folder, random);
        tls = files.feed();
        List<CallerRow> callers = new ArrayList<>();
        for (int body = 0; body < BODIES; body++) {
            callers.add(files.device(body));
            told.add(new ArrayList<>());
        }
        snapshot = Snapshot.of(
                1,
                micros(),
                NetworkRows.terms(),
                List.of(NetworkRows.environment(0, false), NetworkRows.environment(1, false)),
                List.of(NetworkRows.route(STALE)),
                callers);
        servicePort = Waiting.of(vertx.createHttpServer()
                        .requestHandler(request -> request.response().end("asked\n"))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        log = FileSequenceLog.open(folder.resolve("sequence"));
        feed = control();
        for (int gateway = 0; gateway < GATEWAYS; gateway++) {
            AtGateway there = new AtGateway("gateway-" + (gateway + 1), new FaultyLine(() -> feedPort));
            registered.put(files.gateway(there.id), there.id);
            gateways.add(there);
            feed.gatewaysChanged();
            start(gateway);
            for (int body = 0; body < BODIES; body++) {
                there.askers.add(askers(files, there, body));
            }
        }
    }

    private List<Asker> askers(NetworkFiles files, AtGateway there, int body) throws IOException {
        SSLSocketFactory device = ((JdkSslContext) SslContextBuilder.forClient()
                        .sslProvider(SslProvider.JDK)
                        .protocols("TLSv1.3")
                        .trustManager(files.authority().toFile())
                        .keyManager(
                                files.certificate("device-" + body).toFile(),
                                files.key("device-" + body).toFile())
                        .endpointIdentificationAlgorithm("")
                        .build())
                .context()
                .getSocketFactory();
        List<Asker> askers = new ArrayList<>();
        for (int i = 0; i < ASKERS; i++) {
            askers.add(new Asker(device, there.id, () -> there.running, tally));
        }
        return askers;
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) + skewMicros.get();
    }

    private FeedServer control() throws IOException {
        FeedServer[] made = new FeedServer[1];
        FeedClock clock = new FeedClock() {
            @Override
            public long micros() {
                return TriedNetwork.this.micros();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
        FeedSource source = new FeedSource() {
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
                Thread.ofVirtual().start(() -> rebase(made[0]));
            }
        };
        made[0] = new FeedServer(
                vertx,
                new ServerSettings(
                        NetworkRows.NAME,
                        key,
                        tls,
                        "127.0.0.1",
                        0,
                        STALE,
                        new ServerPace(COALESCE, SILENCE, HISTORY_STEPS, BYTES, BYTES)),
                clock,
                log,
                source);
        feedPort = Waiting.of(made[0].start());
        publish(made[0]);
        return made[0];
    }

    /// Tells the whole state, and with it all that was told before and may have been lost.
    private synchronized void publish(FeedServer to) {
        List<Told> with = told.stream().flatMap(List::stream).toList();
        to.snapshot(snapshot)
                .thenCompose(to::inForce)
                .thenAccept(known -> with.forEach(change -> change.inForce(known)));
    }

    private synchronized void rebase(FeedServer to) {
        to.rebase(snapshot);
    }

    /// Opens or closes a body's access, several times in one frame if there are several.
    synchronized void tell(int body, List<Boolean> open) {
        for (int i = 0; i < open.size(); i++) {
            boolean one = open.get(i);
            Delta delta =
                    new Delta(snapshot.epoch() + 1, List.of(NetworkRows.environment(body, !one)), List.of(), List.of());
            snapshot = snapshot.with(delta);
            Told change = new Told(one, System.nanoTime(), new CompletableFuture<>());
            told.get(body).add(change);
            FeedServer to = feed;
            to.delta(delta, i == open.size() - 1).thenCompose(to::inForce).thenAccept(change::inForce);
        }
    }

    /// @return whether a body's access was last said to be open
    boolean open(int body) {
        List<Told> all = told.get(body);
        return all.isEmpty() || all.getLast().open();
    }

    /// @return whether the last change of each body was in force before the time was over
    boolean awaitInForce(Duration longest) throws IOException {
        long until = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < until) {
            boolean all = told.stream()
                    .allMatch(changes ->
                            changes.isEmpty() || changes.getLast().known().isDone());
            if (all) {
                return true;
            }
            Waiting.millis(2);
        }
        return false;
    }

    /// The control plane goes, whatever it is doing, and another run begins from what is on disk.
    void restartControl(long awayMillis) throws IOException {
        feed.close();
        Waiting.millis(awayMillis);
        feed = control();
    }

    void moveControlClock(long millis) {
        skewMicros.set(millis * 1_000);
    }

    FaultyLine line(int gateway) {
        return gateways.get(gateway).line;
    }

    /// Nothing comes through to a gateway any more.
    ///
    /// @param cut whether its connections end, too
    void isolate(int gateway, boolean cut) {
        AtGateway there = gateways.get(gateway);
        if (cut) {
            there.line.cut();
        } else {
            there.line.hold();
        }
        there.awaySince = Optional.of(there.awaySince.orElse(System.nanoTime()));
    }

    void mend(int gateway) {
        AtGateway there = gateways.get(gateway);
        there.awaySince.ifPresent(since -> aways.add(new Away(there.id, since, System.nanoTime())));
        there.awaySince = Optional.empty();
        there.line.mend();
    }

    /// Kills a gateway, whatever it is doing.
    void kill(int gateway) throws IOException {
        AtGateway there = gateways.get(gateway);
        there.part.orElseThrow().kill();
        there.running = Optional.empty();
    }

    /// Starts a gateway that is not running, from what is on disk.
    void start(int gateway) throws IOException {
        AtGateway there = gateways.get(gateway);
        Part part = Part.java(
                JavaOptions.gateway(BODIES),
                TriedGatewayPart.class,
                List.of(
                        folder.toString(),
                        there.id,
                        Integer.toString(there.line.port()),
                        key.publicKey().toString(),
                        Integer.toString(servicePort),
                        fault.flag(),
                        Long.toString(there.skewMillis)));
        there.part = Optional.of(part);
        there.running = Optional.of(new Asker.Running(++there.runs, part.readyPort()));
    }

    /// Moves a gateway's wall clock by so much from the machine's.
    void moveClock(int gateway, long millis) throws IOException {
        AtGateway there = gateways.get(gateway);
        there.part.orElseThrow().ask(Long.toString(millis));
        there.skewMillis = millis;
    }

    /// A gateway's disk takes no more, or again.
    void fill(int gateway, boolean full) throws IOException {
        long pid = gateways.get(gateway).part.orElseThrow().pid();
        Process limiting = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(pid), "--fsize=" + (full ? "1:" : "unlimited:"))
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(limiting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (limiting.waitFor() != 0) {
                throw new IOException("a gateway's disk could not be filled: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// @return whether, before the time was over, everybody who asks had been permitted who began after this call
    boolean awaitPermits(Duration longest) throws IOException {
        long now = System.nanoTime();
        long until = now + longest.toNanos();
        while (System.nanoTime() < until) {
            if (gateways.stream()
                    .flatMap(there -> there.askers.stream())
                    .flatMap(List::stream)
                    .allMatch(asker -> asker.permittedSince(now))) {
                return true;
            }
            Waiting.millis(2);
        }
        return false;
    }

    /// @return what was told and met since this was last called, for each body; to be called when access is open
    List<History> taken() {
        List<History> taken = new ArrayList<>();
        for (int body = 0; body < BODIES; body++) {
            List<Read> reads = new ArrayList<>();
            for (AtGateway there : gateways) {
                there.askers.get(body).forEach(asker -> reads.addAll(asker.taken()));
            }
            List<Write> writes = told.get(body).stream().map(Told::asWrite).toList();
            taken.add(new History("body-" + body, writes, reads, aways));
        }
        told.forEach(List::clear);
        aways.clear();
        return taken;
    }

    /// @return how often each answer was given
    Map<String, Long> tally() {
        Map<String, Long> counted = new HashMap<>();
        tally.forEach((answer, count) -> counted.put(answer, count.sum()));
        return Map.copyOf(counted);
    }

    @Override
    public void close() throws IOException {
        gateways.forEach(there -> there.running = Optional.empty());
        for (AtGateway there : gateways) {
            there.askers.forEach(body -> body.forEach(Asker::close));
            there.line.close();
            if (there.part.isPresent()) {
                there.part.get().kill();
            }
        }
        feed.close();
        Waiting.of(vertx.close());
        log.close();
    }
}
