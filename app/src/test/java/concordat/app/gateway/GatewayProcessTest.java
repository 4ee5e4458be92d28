package concordat.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.feed.Ed25519Key;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Credential;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Term;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway's process that nobody has told anything yet, and its decision point.
final class GatewayProcessTest {

    private final SecureRandom random = new SecureRandom();
    private final Instant now = InstantSource.system().instant();
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    private Path home;

    private Settings settings;
    private DataFolder data;

    @BeforeEach
    void enrolled() throws IOException {
        Settings usual = Settings.defaults(home);
        settings = new Settings(
                usual.data(),
                freeBase(),
                usual.database(),
                usual.databaseUser(),
                usual.databasePasswordFile(),
                usual.devices(),
                usual.bodies(),
                usual.seed(),
                usual.gateways(),
                usual.outgoing());
        data = DataFolder.open(settings.data());
        CertificateAuthority authority = CertificateAuthority.found("northshire", term(), random);
        authority.store(data.keys().resolve("ca.pem"), data.keys().resolve("ca.key.pem"));
        GatewayFolder folder = new GatewayFolder(data, 0);
        Files.createDirectories(folder.root());
        Credential server = authority.issue(Holder.server("gateway-1", List.of("localhost")), term(), random);
        Credential feed = authority.issue(Holder.gateway("gateway-1"), term(), random);
        Files.writeString(folder.serverChain(), server.chainPem());
        Files.writeString(folder.serverKey(), server.keyPem());
        Files.writeString(folder.feedChain(), feed.chainPem());
        Files.writeString(folder.feedKey(), feed.keyPem());
        Files.writeString(folder.enrolment(), feed.fingerprint());
        Files.writeString(data.upstreams(), "");
        Files.writeString(
                data.keys().resolve("network.pub"),
                Ed25519Key.generate(random).publicKey().toString());
    }

    private Term term() {
        return Term.fresh(now, now.plus(Duration.ofDays(30)), random);
    }

    /// Where all that this gateway opens is free.
    private static int freeBase() throws IOException {
        for (int base = 21_000; base < 30_000; base += 1_000) {
            if (isFree(base + 181) && isFree(base + 182) && isFree(base + 443) && isFree(base + 700)) {
                return base;
            }
        }
        throw new IOException("no thousand ports are free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private HttpClient client(Path point) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setTrustOptions(new PemTrustOptions()
                        .addCertPath(point.resolve("authority.pem").toString()))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(point.resolve("point.pem").toString())
                        .addKeyPath(point.resolve("point.key").toString())));
    }

    private Future<Integer> asked(HttpClient client, String path) {
        return client.request(new RequestOptions()
                        .setHost("localhost")
                        .setPort(settings.decisionPort(0))
                        .setMethod(HttpMethod.GET)
                        .setURI(path)
                        .addHeader("x-original-method", "GET")
                        .addHeader("x-original-host", "a.example")
                        .addHeader("x-original-uri", "/"))
                .compose(request -> request.send())
                .map(answer -> answer.statusCode());
    }

    private static int await(Future<Integer> status) throws Exception {
        return status.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void decisionPoint_isShut_untilSomebodyMayAsk() throws Exception {
        EnforcementPoints points = EnforcementPoints.of(data, 0);
        try (GatewayProcess gateway = GatewayProcess.start(settings, 0, "northshire", true)) {
            assertThat(gateway.port()).isEqualTo(settings.gatewayPort(0));
            assertThat(listens(settings.decisionPort(0))).isFalse();
        }
        HttpClient nginx = client(points.add("nginx-1", List.of("a.example"), false, false, now));
        try (GatewayProcess gateway = GatewayProcess.start(settings, 0, "northshire", true)) {
            assertThat(gateway.port()).isEqualTo(settings.gatewayPort(0));
            assertThat(await(asked(nginx, "/auth/nginx")))
                    .as("nothing is known yet")
                    .isEqualTo(403);
            assertThat(await(asked(nginx, "/.well-known/authzen-configuration")))
                    .isEqualTo(200);
            assertThat(await(asked(nginx, "/nowhere"))).isEqualTo(404);
            assertThat(listens(settings.haproxyPort(0))).isTrue();
            points.remove("nginx-1");
            long until = System.nanoTime() + 20_000_000_000L;
            while (await(asked(nginx, "/.well-known/authzen-configuration")) != 403) {
                assertThat(System.nanoTime()).as("not within 20 s").isLessThan(until);
                Thread.sleep(100);
            }
        }
    }

    @Test
    void gateway_opensNoDoor_whenItCannotTellWhatItAcknowledged() throws Exception {
        Files.createDirectory(new GatewayFolder(data, 0).state());
        assertThatThrownBy(() ->
                        GatewayProcess.start(settings, 0, "northshire", true).close())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("gateway gateway-1 cannot start: state file ");
        assertThat(listens(settings.gatewayPort(0))).isFalse();
        assertThat(listens(settings.gatewayHealthPort(0))).isFalse();
    }

    private static boolean listens(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }
}
