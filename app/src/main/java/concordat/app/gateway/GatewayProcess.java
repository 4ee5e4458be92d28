package concordat.app.gateway;

import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.feed.ClientPace;
import concordat.feed.ClientSettings;
import concordat.feed.FeedClient;
import concordat.feed.FeedClock;
import concordat.feed.FeedTls;
import concordat.feed.NetworkKey;
import concordat.gateway.Gateway;
import concordat.gateway.GatewayParts;
import concordat.gateway.GatewaySettings;
import concordat.gateway.Upstream;
import concordat.gateway.login.Logins;
import concordat.gateway.login.SignedLogins;
import concordat.gateway.oidc.IdentityProviders;
import concordat.records.RecordLog;
import concordat.records.RecordSettings;
import concordat.signals.authority.KeptSecret;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletionException;

/// One gateway, wired: its door, its end of the feed and its record.
public final class GatewayProcess implements AutoCloseable {

    private static final int SESSION_KEY = 32;
    private static final Duration LONGEST_LOGIN = Duration.ofDays(1);
    /// A demonstration's clock jumps by weeks; logins must outlive a jump or nothing could be tried after it.
    private static final Duration LONGEST_DEMONSTRATION_LOGIN = Duration.ofDays(3_653);

    private final Vertx vertx;
    private final RecordLog records;
    private final IdentityProviders identity;
    private final Gateway gateway;
    private final FeedClient feed;

    private GatewayProcess(
            Vertx vertx, RecordLog records, IdentityProviders identity, Gateway gateway, FeedClient feed) {
        this.vertx = vertx;
        this.records = records;
        this.identity = identity;
        this.gateway = gateway;
        this.feed = feed;
    }

    /// Starts a gateway that was enrolled; returns when it listens, and it decides from what it kept before it does.
    public static GatewayProcess start(Settings settings, int index, String network, boolean demonstration)
            throws IOException {
        DataFolder data = DataFolder.open(settings.data());
        GatewayFolder folder = new GatewayFolder(data, index);
        GatewaySettings door = door(settings, folder);
        Vertx vertx = Gateway.vertx(door);
        FeedClock clock = FeedClock.of(InstantSource.system(), System::nanoTime);
        SecureRandom random = new SecureRandom();
        byte[] run = new byte[5];
        random.nextBytes(run);
        RecordLog records = RecordLog.open(RecordSettings.in(folder.records()), System::nanoTime);
        Logins logins =
                new SignedLogins(network, issuers(data), demonstration ? LONGEST_DEMONSTRATION_LOGIN : LONGEST_LOGIN);
        IdentityProviders identity =
                IdentityProviders.open(vertx, data.keys().resolve("logins"), sessionKey(data, random), clock, random);
        Gateway gateway = Gateway.start(
                vertx,
                door,
                new GatewayParts(
                        clock, HexFormat.of().formatHex(run), identity.after(logins), identity.signIn(), records));
        FeedClient feed = new FeedClient(
                vertx, feedSettings(settings, folder, network, demonstration), clock, random, gateway.sink());
        GatewayProcess process = new GatewayProcess(vertx, records, identity, gateway, feed);
        try {
            // What was acknowledged before a restart decides the first request after it.
            feed.start().toCompletableFuture().join();
            gateway.open();
        } catch (CompletionException | IOException e) {
            process.close();
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            throw new IOException("gateway " + folder.id() + " cannot start: " + cause.getMessage(), e);
        }
        return process;
    }

    /// By which the gateways of this folder seal what browsers keep: made by whichever starts first.
    private static byte[] sessionKey(DataFolder data, SecureRandom random) throws IOException {
        Path file = data.keys().resolve("session.key");
        if (!Files.exists(file)) {
            byte[] key = new byte[SESSION_KEY];
            random.nextBytes(key);
            try {
                KeptSecret.write(file, HexFormat.of().formatHex(key), "rw-------");
            } catch (FileAlreadyExistsException e) {
                // another gateway was faster, and its key is as good
            }
        }
        try {
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no key in hex; remove it and everybody logs in anew", e);
        }
    }

    private static GatewaySettings door(Settings settings, GatewayFolder folder) throws IOException {
        GatewaySettings usual = GatewaySettings.defaults(
                folder.id(),
                settings.gatewayPort(folder.index()),
                folder.serverChain(),
                folder.serverKey(),
                folder.data().keys().resolve("ca.pem"),
                upstreams(folder.data().upstreams()));
        return new GatewaySettings(
                usual.id(),
                "127.0.0.1",
                usual.port(),
                settings.gatewayHealthPort(folder.index()),
                usual.certificate(),
                usual.key(),
                usual.clientAuthorities(),
                usual.upstreams(),
                usual.eventLoops(),
                usual.contact(),
                usual.passCertificate(),
                usual.limits(),
                EnforcementPoints.of(folder).settings(settings));
    }

    private static Map<String, Upstream> upstreams(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        }
        Map<String, Upstream> upstreams = new HashMap<>();
        for (String service : lines.stringPropertyNames()) {
            upstreams.put(service, Upstream.parse(lines.getProperty(service)));
        }
        return upstreams;
    }

    private static ClientSettings feedSettings(
            Settings settings, GatewayFolder folder, String network, boolean demonstration) throws IOException {
        Path keys = folder.data().keys();
        return new ClientSettings(
                network,
                folder.id(),
                "localhost",
                settings.feedPort(),
                new FeedTls(
                        Files.readString(folder.feedChain()),
                        Files.readString(folder.feedKey()),
                        Files.readString(keys.resolve("ca.pem"))),
                Set.of(NetworkKey.parse(
                        Files.readString(keys.resolve("network.pub")).strip())),
                folder.state(),
                demonstration,
                nearby());
    }

    /// The control plane is on the same machine and may start later or again: asking it often costs nothing.
    private static ClientPace nearby() {
        ClientPace usual = ClientPace.standard();
        return new ClientPace(
                usual.renewal(),
                usual.silence(),
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                usual.frameBytes(),
                usual.fileBytes());
    }

    /// Who may vouch for a login: each file `logins/ISSUER.pub.pem` pins one.
    private static Map<String, PublicKey> issuers(DataFolder data) throws IOException {
        Map<String, PublicKey> issuers = new HashMap<>();
        Path folder = data.keys().resolve("logins");
        if (!Files.isDirectory(folder)) {
            return issuers;
        }
        try (var files = Files.newDirectoryStream(folder, "*.pub.pem")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                issuers.put(name.substring(0, name.length() - ".pub.pem".length()), publicKey(file));
            }
        }
        return issuers;
    }

    private static PublicKey publicKey(Path file) throws IOException {
        String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").strip();
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " holds no Ed25519 public key: " + e.getMessage(), e);
        }
    }

    /// @return the port for callers
    public int port() {
        return gateway.port();
    }

    @Override
    public void close() throws IOException {
        // With the feed still there: what is withdrawn meanwhile has its effect.
        gateway.drain();
        feed.close();
        gateway.close();
        identity.close();
        records.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
