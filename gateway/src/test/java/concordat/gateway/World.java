package concordat.gateway;

import concordat.decision.Action;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.Decision;
import concordat.decision.Delta;
import concordat.decision.EnvironmentRow;
import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.decision.Terms;
import concordat.feed.Ed25519Key;
import concordat.feed.FeedClock;
import concordat.feed.Proof;
import concordat.gateway.login.LoginIssuer;
import concordat.gateway.login.SignedLogins;
import concordat.gateway.oidc.IdentityProviders;
import concordat.gateway.point.PointSettings;
import concordat.records.RecordLog;
import concordat.records.RecordSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A network of two environments, each with a device, behind a real gateway with a real service.
final class World implements AutoCloseable {

    static final String HOST = "service.test";
    static final long NEVER = Long.MAX_VALUE;
    static final long MINUTE = 60_000_000L;

    final TestCertificates certificates;
    final TestCertificates.Issued first;
    final TestCertificates.Issued second;
    final TestCertificates.Issued personal;
    final TestCertificates.Issued stranger;
    final TestCertificates.Issued server;
    final TestCertificates.Issued point;
    final Path pointsFile;
    private final Path signingKey;
    final LoginIssuer issuer;
    final AtomicLong skew = new AtomicLong();
    final FeedClock clock;
    final Vertx vertx;
    private final Vertx clients;
    final TestService service;
    final IdentityProviders identity;
    final Gateway gateway;
    final Path recordFolder;
    final RecordLog records;
    private final Path folder;
    private long epoch;

    World(Path folder) throws Exception {
        this(folder, new TestLimits().limits(), 2);
    }

    World(Path folder, Limits limits, int eventLoops) throws Exception {
        this(folder, limits, eventLoops, OptionalInt.empty());
    }

    /// @param elsewhere port of the service that the gateway forwards to, where it is not the one started here
    World(Path folder, Limits limits, int eventLoops, OptionalInt elsewhere) throws Exception {
        this.folder = folder;
        certificates = new TestCertificates(folder);
        first = certificates.issue("first");
        second = certificates.issue("second");
        personal = certificates.issue("personal");
        stranger = certificates.issue("stranger");
        server = certificates.issue("server");
        point = certificates.issue("point");
        pointsFile = folder.resolve("points.properties");
        register("proxy", false);
        signingKey = folder.resolve("signing.key");
        if (!Files.exists(signingKey)) {
            Ed25519Key.of(new byte[32]).writeTo(signingKey);
        }
        KeyPair loginKey = ed25519();
        issuer = new LoginIssuer("login", "net", loginKey.getPrivate());
        FeedClock real = FeedClock.of(InstantSource.system(), System::nanoTime);
        clock = new FeedClock() {
            @Override
            public long micros() {
                return real.micros() + skew.get();
            }

            @Override
            public long nanos() {
                return real.nanos();
            }
        };
        vertx = Gateway.vertx(settings(server, 1, limits, eventLoops));
        clients = Vertx.vertx(new VertxOptions()
                .setAddressResolverOptions(
                        new AddressResolverOptions().setHostsValue(Buffer.buffer("127.0.0.1 " + HOST + "\n"))));
        service = new TestService(vertx);
        recordFolder = folder.resolve("records");
        records = RecordLog.open(RecordSettings.in(recordFolder), System::nanoTime);
        identity = IdentityProviders.open(vertx, folder.resolve("identity"), new byte[32], clock, new SecureRandom());
        gateway = Gateway.start(
                vertx,
                settings(server, elsewhere.orElse(service.port()), limits, eventLoops),
                new GatewayParts(
                        clock,
                        "t1",
                        identity.after(
                                new SignedLogins("net", Map.of("login", loginKey.getPublic()), Duration.ofHours(12))),
                        identity.signIn(),
                        records));
        gateway.open();
    }

    /// @return what the gateway listens by
    GatewaySettings ownSettings() {
        return settings(server, service.port(), Limits.defaults(), 1);
    }

    private GatewaySettings settings(TestCertificates.Issued server, int port, Limits limits, int eventLoops) {
        Map<String, Upstream> upstreams = new HashMap<>();
        upstreams.put("service", new Upstream("127.0.0.1", port, false));
        upstreams.put("rpc", new Upstream("127.0.0.1", port, true));
        upstreams.put("down", new Upstream("127.0.0.1", 1, false));
        return new GatewaySettings(
                "g1",
                "127.0.0.1",
                0,
                0,
                server.certificate(),
                server.key(),
                certificates.authorityFile(),
                upstreams,
                eventLoops,
                "the security officer of your council",
                true,
                limits,
                Optional.of(new PointSettings(
                        "127.0.0.1",
                        0,
                        Optional.of(0),
                        pointsFile,
                        URI.create("https://decisions.test"),
                        Optional.of(signingKey),
                        Optional.of(URI.create("https://help.test/access")))));
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Says that the enforcement point may ask about the service's host.
    final void register(String name, boolean stopsDownloads) throws IOException {
        // moved into place whole: a gateway that reads half of it would let nobody ask until it looks again
        Path whole = Files.writeString(folder.resolve("points.new"), """
                %s.certificate = %s
                %s.hosts = %s
                %s.searches = true
                %s.stops-downloads = %s
                """.formatted(
                        name, point.fingerprint(), name, HOST, name, name, stopsDownloads));
        Files.move(whole, pointsFile, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Both environments hold everything.
    void open() throws Exception {
        prove();
        whole(environment("env-1", false, true), environment("env-2", false, true));
    }

    /// Waits until the gateway says that it is ready.
    void ready() throws InterruptedException {
        eventually(() -> gateway.status().ready());
    }

    /// Waits for what comes sooner or later, as long as it takes on a busy machine.
    static void eventually(BooleanSupplier holds) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within 20 s");
            }
            Thread.sleep(2);
        }
    }

    void prove() {
        gateway.proven(new Proof(1, clock.micros(), clock.nanos()));
    }

    void whole(EnvironmentRow... environments) throws Exception {
        epoch++;
        Snapshot snapshot = Snapshot.of(
                epoch, clock.micros(), terms(), List.of(environments), routes(), callers(clock.micros() + 60 * MINUTE));
        await(gateway.apply(snapshot, 0).toCompletableFuture());
    }

    void delta(EnvironmentRow... environments) throws Exception {
        epoch++;
        await(gateway.apply(List.of(new Delta(epoch, List.of(environments), List.of(), List.of())), 0)
                .toCompletableFuture());
    }

    void delta(CallerRow... callers) throws Exception {
        epoch++;
        await(gateway.apply(List.of(new Delta(epoch, List.of(), List.of(callers), List.of())), 0)
                .toCompletableFuture());
    }

    /// The certificate is no device's any more.
    void revoke(TestCertificates.Issued certificate) throws Exception {
        epoch++;
        await(gateway.apply(List.of(new Delta(epoch, List.of(), List.of(), List.of(certificate.fingerprint()))), 0)
                .toCompletableFuture());
    }

    private static void await(CompletableFuture<Void> future) throws Exception {
        future.get(10, TimeUnit.SECONDS);
    }

    static Terms terms() {
        return new Terms(
                "net",
                "ed-1",
                List.of("patching", "logging"),
                List.of("public", "official"),
                List.of("enrolled", "healthy", "strong-login"),
                List.of(0L, 4L, 5L, 3L, 7L),
                4);
    }

    static EnvironmentRow environment(String id, boolean suspended, boolean patched) {
        BitSet held = new BitSet();
        held.set(1);
        held.set(0, patched);
        return new EnvironmentRow(
                id,
                "body-" + id,
                List.of(held, held),
                NEVER,
                List.of(held, held),
                suspended,
                List.of(),
                Set.of("service", "rpc", "down"));
    }

    private static RouteRow route(
            String id,
            String service,
            Set<String> methods,
            String path,
            int leastTier,
            int obligations,
            boolean durable) {
        BitSet none = new BitSet();
        BitSet patching = BitSet.valueOf(new long[] {1});
        boolean views = methods.contains("GET");
        return new RouteRow(
                id,
                service,
                HOST,
                methods,
                path,
                1,
                views ? Action.VIEW : Action.CHANGE,
                false,
                10 * MINUTE,
                leastTier,
                List.of(none, none, patching, patching, patching),
                patching,
                obligations,
                durable);
    }

    static List<RouteRow> routes() {
        return List.of(
                route("read", "service", Set.of("GET", "HEAD"), "/**", 3, 0, false),
                route("write", "service", Set.of("POST", "PUT"), "/**", 3, 0, false),
                route("durable", "service", Set.of("GET"), "/durable", 3, 0, true),
                route("strong", "service", Set.of("GET"), "/strong", 4, 0, false),
                route("contained", "service", Set.of("GET"), "/download", 2, Decision.NO_DOWNLOAD, false),
                route("contained-headers", "service", Set.of("GET"), "/headers", 2, Decision.NO_DOWNLOAD, false),
                route("rpc", "rpc", Set.of("POST"), "/rpc/**", 3, 0, false),
                route("rpc-trailers", "rpc", Set.of("GET"), "/trailers", 3, 0, false),
                route("rpc-echo", "rpc", Set.of("PUT"), "/echo", 3, 0, false),
                route("down", "down", Set.of("GET"), "/down", 3, 0, false));
    }

    CallerRow caller(TestCertificates.Issued issued, CallerKind kind, String environment, long facts, long changesAt) {
        return new CallerRow(
                issued.fingerprint(),
                "device-" + issued.fingerprint().substring(0, 6),
                kind,
                environment,
                facts,
                changesAt,
                changesAt == NEVER ? facts : 0,
                Set.of());
    }

    private List<CallerRow> callers(long until) {
        return List.of(
                caller(first, CallerKind.MANAGED_DEVICE, "env-1", 3, until),
                caller(second, CallerKind.MANAGED_DEVICE, "env-2", 3, until),
                caller(personal, CallerKind.PERSONAL_DEVICE, "env-1", 1, NEVER));
    }

    /// @return a client on a Vert.x client with this certificate
    TestClient client(TestCertificates.Issued as, HttpVersion version) {
        return client(as, version, gateway.port());
    }

    TestClient client(TestCertificates.Issued as, HttpVersion version, int port) {
        return new TestClient(clients, clientOptions(as, version), port);
    }

    /// @return a client that shows no certificate
    TestClient nobody(int port) {
        return new TestClient(
                clients, clientOptions(first, HttpVersion.HTTP_1_1).setKeyCertOptions(null), port);
    }

    /// @return a client that speaks as the enforcement point
    TestClient asking(HttpVersion version) {
        return client(point, version, gateway.pointPort().orElseThrow());
    }

    HttpClientOptions clientOptions(TestCertificates.Issued as, HttpVersion version) {
        return new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(version)
                .setVerifyHost(false)
                .setTrustOptions(new PemTrustOptions()
                        .addCertPath(certificates.authorityFile().toString()))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(as.certificate().toString())
                        .addKeyPath(as.key().toString()));
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        records.close();
        Starting.awaitQuietly(clients.close());
        Starting.awaitQuietly(vertx.close());
    }
}
