package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.decision.CallerKind;
import concordat.gateway.login.Login;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The example configurations, each in the real proxy it is for, before a real service and behind real callers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProxiesTest {

    private World world;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path made) throws Exception {
        world = new World(made);
        folder = made;
    }

    @AfterAll
    void stop() throws Exception {
        world.close();
    }

    @BeforeEach
    void open() throws Exception {
        world.open();
    }

    private Example fitted(String name, int decisionPort) throws Exception {
        return Example.of(name)
                .with("/etc/concordat", folder.toString())
                .with("127.0.0.1:8181", "127.0.0.1:" + decisionPort)
                .with("127.0.0.1:9000", "127.0.0.1:" + world.service.port());
    }

    private PeerProgram nginx(int port, int decisionPort) throws Exception {
        Path conf = fitted("nginx/nginx.conf", decisionPort)
                .with("listen 443", "listen 127.0.0.1:" + port)
                .with("/var/log/nginx/error.log", folder.resolve("nginx.error").toString())
                .with("/run/nginx.pid", folder.resolve("nginx.pid").toString())
                .in(folder);
        return PeerProgram.start(folder, port, "nginx", "-c", conf.toString(), "-g", "daemon off;");
    }

    private PeerProgram caddy(int port, int decisionPort) throws Exception {
        Path conf = fitted("caddy/Caddyfile", decisionPort)
                .with("service.test:443", "service.test:" + port)
                .in(folder);
        return PeerProgram.start(folder, port, "caddy", "run", "--config", conf.toString(), "--adapter", "caddyfile");
    }

    private PeerProgram haproxy(int port, int spopPort) throws Exception {
        all("server", world.server);
        all("point", world.point);
        Path asked = Example.of("haproxy/spoe.cfg").in(folder);
        Path conf = Example.of("haproxy/haproxy.cfg")
                .with("/etc/concordat/concordat.cfg", asked.toString())
                .with("/etc/concordat", folder.toString())
                .with("127.0.0.1:8182", "127.0.0.1:" + spopPort)
                .with("127.0.0.1:9000", "127.0.0.1:" + world.service.port())
                .with("bind :443", "bind 127.0.0.1:" + port)
                .in(folder);
        return PeerProgram.start(folder, port, "haproxy", "-db", "-f", conf.toString());
    }

    private void all(String name, TestCertificates.Issued issued) throws Exception {
        Files.writeString(
                folder.resolve(name + "-all.pem"),
                Files.readString(issued.certificate()) + Files.readString(issued.key()));
    }

    @Test
    void haproxy_passesOnWhatIsPermitted_andRefusesTheRest() throws Exception {
        try (PeerProgram haproxy =
                haproxy(PeerProgram.freePort(), world.gateway.spopPort().orElseThrow())) {
            proxies(haproxy.port(), "client-cert", "forged");
        }
    }

    @Test
    void haproxy_stopsDownloads_whereAPermitObligesToThat() throws Exception {
        world.delta(world.caller(world.personal, CallerKind.PERSONAL_DEVICE, "env-1", 1, World.NEVER));
        long now = world.clock.micros() / 1_000_000;
        String login = "Bearer "
                + world.issuer.issue(
                        new Login.Shown("person-1", Set.of("strong-login"), 0),
                        world.personal.fingerprint(),
                        now,
                        now + 600);
        try (PeerProgram haproxy =
                        haproxy(PeerProgram.freePort(), world.gateway.spopPort().orElseThrow());
                TestClient personal = world.client(world.personal, HttpVersion.HTTP_1_1, haproxy.port())) {
            Map<String, String> loggedIn = Map.of("authorization", login);
            assertThat(personal.get("/headers", loggedIn).headers().get("x-concordat-reason"))
                    .isEqualTo("1003 TIER_TOO_LOW");
            world.register("looking", true);
            World.eventually(() -> status(personal, "/headers", loggedIn) == 200);
            assertThat(personal.get("/headers", loggedIn).body())
                    .contains("concordat-obligations: no-download")
                    .doesNotContain("authorization");
            assertThat(personal.get("/download", loggedIn).status()).isEqualTo(403);
        } finally {
            world.register("proxy", false);
        }
    }

    private static int status(TestClient client, String uri, Map<String, String> headers) {
        try {
            return client.get(uri, headers).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void withoutAnAnswer_haproxyRefuses() throws Exception {
        try (PeerProgram haproxy = haproxy(PeerProgram.freePort(), PeerProgram.freePort());
                TestClient first = world.client(world.first, HttpVersion.HTTP_1_1, haproxy.port())) {
            assertThat(first.get("/x").status()).isEqualTo(503);
        }
    }

    private int decisionPort() {
        return world.gateway.pointPort().orElseThrow();
    }

    @Test
    void nginx_passesOnWhatIsPermitted_andRefusesTheRest() throws Exception {
        int port = PeerProgram.freePort();
        try (PeerProgram nginx = nginx(port, decisionPort())) {
            proxies(
                    nginx.port(),
                    "x-ssl-client-cert",
                    Files.readString(world.first.certificate())
                            .replace("\n", "%0A")
                            .replace(" ", "%20")
                            .replace("+", "%2B"));
        }
    }

    @Test
    void caddy_passesOnWhatIsPermitted_andRefusesTheRest() throws Exception {
        int port = PeerProgram.freePort();
        try (PeerProgram caddy = caddy(port, decisionPort())) {
            String der = Base64.getEncoder().encodeToString(world.first.x509().getEncoded());
            proxies(caddy.port(), "client-cert", ":" + der + ":");
        }
    }

    /// @param certificateHeader by which this proxy passes a certificate on, and which nobody else may set
    private void proxies(int port, String certificateHeader, String firstsCertificate) throws Exception {
        try (TestClient first = world.client(world.first, HttpVersion.HTTP_1_1, port)) {
            TestClient.Answer permitted = first.get("/a%20b/c?q=%2F..%2F");
            assertThat(permitted.status()).isEqualTo(200);
            assertThat(permitted.body()).isEqualTo("hello GET /a%20b/c?q=%2F..%2F");
            assertThat(first.send(HttpMethod.POST, "/count", Map.of(), Buffer.buffer("x".repeat(1_000)))
                            .body())
                    .isEqualTo("1000");
            TestClient.Answer headers =
                    first.get("/headers", Map.of("concordat-obligations", "none", "client-cert", "forged"));
            assertThat(headers.status()).isEqualTo(200);
            assertThat(headers.body()).doesNotContain("none").doesNotContain("forged");
            world.delta(World.environment("env-1", false, false));
            TestClient.Answer refused = first.get("/x");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.headers().get("x-concordat-reason")).isEqualTo("2002 CONTROL_NOT_HELD");
            world.delta(World.environment("env-1", false, true));
            assertThat(first.get("/x").status()).isEqualTo(200);
            assertThat(first.get("/strong").headers().get("x-concordat-reason")).isEqualTo("1005 LOGIN_TOO_WEAK");
        }
        try (TestClient stranger = world.client(world.stranger, HttpVersion.HTTP_1_1, port)) {
            TestClient.Answer unknown = stranger.get("/x", Map.of(certificateHeader, firstsCertificate));
            assertThat(unknown.status()).isEqualTo(403);
            assertThat(unknown.headers().get("x-concordat-reason")).isEqualTo("1002 CALLER_UNKNOWN");
        }
        try (TestClient nobody = world.nobody(port)) {
            TestClient.Answer unknown = nobody.get("/x", Map.of(certificateHeader, firstsCertificate));
            assertThat(unknown.status()).isEqualTo(403);
            assertThat(unknown.headers().get("x-concordat-reason")).isEqualTo("1002 CALLER_UNKNOWN");
        }
    }

    @Test
    void withoutAnAnswer_nginxRefuses() throws Exception {
        int port = PeerProgram.freePort();
        try (PeerProgram nginx = nginx(port, PeerProgram.freePort());
                TestClient first = world.client(world.first, HttpVersion.HTTP_1_1, nginx.port())) {
            assertThat(first.get("/x").status()).isEqualTo(500);
        }
    }

    @Test
    void withoutAnAnswer_caddyRefuses() throws Exception {
        int port = PeerProgram.freePort();
        try (PeerProgram caddy = caddy(port, PeerProgram.freePort());
                TestClient first = world.client(world.first, HttpVersion.HTTP_1_1, caddy.port())) {
            assertThat(first.get("/x").status()).isEqualTo(502);
        }
    }
}
