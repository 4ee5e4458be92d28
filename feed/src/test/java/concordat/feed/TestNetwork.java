package concordat.feed;

import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Credential;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Term;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/// A control plane and its gateways over loopback with real certificates, in one process.
final class TestNetwork implements AutoCloseable {

    static final String NAME = "northshire";
    static final ClientPace CLIENT_PACE = new ClientPace(
            Duration.ofMillis(50),
            Duration.ofMillis(1_500),
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            64 << 20,
            1 << 20);

    private final Vertx vertx = Vertx.vertx();
    private final SecureRandom random = new SecureRandom();
    private final Path folder;
    private final AtomicLong serials = new AtomicLong(1);
    private final CertificateAuthority authority = CertificateAuthority.found(NAME, term(), random);
    private final FeedTls serverTls;
    private final Map<String, FeedTls> gatewayTls = new ConcurrentHashMap<>();
    final Map<String, String> registered = new ConcurrentHashMap<>();
    final AtomicInteger wholeWanted = new AtomicInteger();
    final FeedClock clock = FeedClock.of(InstantSource.system(), System::nanoTime);
    final Ed25519Key key = Ed25519Key.generate(random);
    volatile boolean current = true;
    volatile long clockOffset;
    Duration staleLimit = Duration.ofMinutes(1);
    ServerPace serverPace = new ServerPace(Duration.ofMillis(10), Duration.ofSeconds(3), 100, 1 << 20, 1 << 20);
    private int port;

    TestNetwork(Path folder) {
        this.folder = folder;
        Credential server = authority.issue(Holder.server("feed", List.of("localhost", "127.0.0.1")), term(), random);
        this.serverTls = new FeedTls(server.chainPem(), server.keyPem(), authority.certificatePem());
    }

    FeedServer server() throws IOException {
        return server(FileSequenceLog.open(folder.resolve("sequence")), key);
    }

    FeedServer server(SequenceLog log, Ed25519Key signing) throws IOException {
        ServerSettings settings =
                new ServerSettings(NAME, signing, serverTls, "127.0.0.1", port, staleLimit, serverPace);
        FeedServer server = new FeedServer(vertx, settings, clock, log, new FeedSource() {
            @Override
            public Map<String, String> gateways() {
                return Map.copyOf(registered);
            }

            @Override
            public long clockOffset() {
                return clockOffset;
            }

            @Override
            public boolean current() {
                return current;
            }

            @Override
            public void wholeWanted() {
                wholeWanted.incrementAndGet();
            }
        });
        port = get(server.start());
        return server;
    }

    /// A server with the network's certificate that says whatever the script says; knows the key too, so that only the
    /// gateway's own checks stand against it.
    void impostor(BiConsumer<NetSocket, Message> script) {
        NetServer server = vertx.createNetServer(new NetServerOptions()
                .setSsl(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(serverTls.chainPem()))
                        .addKeyValue(Buffer.buffer(serverTls.keyPem())))
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(serverTls.trustPem()))));
        server.connectHandler(socket -> {
            MessageReader reader = new MessageReader(Messages.MOST_FROM_GATEWAY);
            socket.handler(chunk -> {
                try {
                    reader.take(chunk).forEach(message -> script.accept(socket, message));
                } catch (BadMessage e) {
                    throw new AssertionError(e);
                }
            });
        });
        port = get(server.listen(0, "127.0.0.1").toCompletionStage()).actualPort();
    }

    /// Gives the gateway a certificate and registers it.
    void register(String gateway) {
        Credential credential = authority.issue(Holder.gateway(gateway), term(), random);
        gatewayTls.put(gateway, new FeedTls(credential.chainPem(), credential.keyPem(), authority.certificatePem()));
        registered.put(credential.fingerprint(), gateway);
    }

    void strikeOff(String gateway) {
        registered.values().remove(gateway);
    }

    Path stateFile(String gateway) {
        return folder.resolve(gateway + ".state");
    }

    ClientSettings settings(String gateway) {
        FeedTls tls = gatewayTls.get(gateway);
        if (tls == null) {
            throw new IllegalArgumentException("gateway " + gateway + " has no certificate");
        }
        return new ClientSettings(
                NAME, gateway, "localhost", port, tls, Set.of(key.publicKey()), stateFile(gateway), false, CLIENT_PACE);
    }

    FeedClient client(String gateway, FeedSink sink) {
        return client(settings(gateway), clock, sink);
    }

    FeedClient client(ClientSettings settings, FeedClock ownClock, FeedSink sink) {
        FeedClient client = new FeedClient(vertx, settings, ownClock, random, sink);
        get(client.start());
        return client;
    }

    private Term term() {
        Instant now = Instant.now();
        return new Term(
                BigInteger.valueOf(serials.getAndIncrement()), now.minusSeconds(60), now.plus(Duration.ofHours(1)));
    }

    @Override
    public void close() {
        get(vertx.close().toCompletionStage());
    }

    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    static void eventually(String what, BooleanSupplier holds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within 10 s: " + what);
            }
            Thread.sleep(2);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A sink whose state is text: a snapshot replaces it, deltas are appended.
    static final class Recorder implements FeedSink {

        private final StringBuilder state = new StringBuilder();
        private final List<String> calls = new ArrayList<>();
        private final List<Proof> proofs = new ArrayList<>();
        private long sequence;
        private long offset;
        /// What the next applications wait for.
        volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

        @Override
        public synchronized CompletionStage<Void> apply(StateChange change) {
            switch (change) {
                case StateChange.Whole whole -> {
                    state.setLength(0);
                    state.append(text(whole.snapshot()));
                    whole.deltas().forEach(delta -> state.append(text(delta)));
                    calls.add("whole " + whole.sequence());
                }
                case StateChange.Steps steps -> {
                    steps.deltas().forEach(delta -> state.append(text(delta)));
                    calls.add("steps " + steps.sequence());
                }
            }
            sequence = change.sequence();
            return gate;
        }

        @Override
        public synchronized void proven(Proof proof) {
            proofs.add(proof);
        }

        @Override
        public synchronized void clockMoved(long to) {
            offset = to;
        }

        synchronized String state() {
            return state.toString();
        }

        synchronized long sequence() {
            return sequence;
        }

        synchronized long offset() {
            return offset;
        }

        synchronized List<String> calls() {
            return List.copyOf(calls);
        }

        synchronized List<Proof> proofs() {
            return List.copyOf(proofs);
        }

        private static String text(ByteBuffer bytes) {
            return StandardCharsets.UTF_8.decode(bytes).toString();
        }
    }
}
