package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.decision.CallerKind;
import concordat.gateway.login.Login;
import concordat.records.DecisionRecord;
import concordat.records.RecordReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What nginx, Caddy and Traefik ask, put to a real gateway as they put it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForwardAuthTest {

    private World world;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = new World(folder);
    }

    @AfterAll
    void stop() throws Exception {
        world.close();
    }

    @BeforeEach
    void open() throws Exception {
        world.skew.set(0);
        world.open();
    }

    private static String clientCert(TestCertificates.Issued issued) throws Exception {
        return ":" + Base64.getEncoder().encodeToString(issued.x509().getEncoded()) + ":";
    }

    private static Map<String, String> caddy(TestCertificates.Issued caller, String method, String uri)
            throws Exception {
        return Map.of(
                "x-forwarded-method",
                method,
                "x-forwarded-host",
                World.HOST,
                "x-forwarded-uri",
                uri,
                "client-cert",
                clientCert(caller));
    }

    private TestClient.Answer ask(String path, Map<String, String> headers) throws Exception {
        try (TestClient proxy = world.asking(HttpVersion.HTTP_1_1)) {
            return proxy.get(path, headers);
        }
    }

    @Test
    void permitted_is200_withTheDecisionsIdAndEpoch_andGoesOnRecord() throws Exception {
        TestClient.Answer answer = ask("/auth/caddy", caddy(world.first, "GET", "/x?y=1"));
        assertThat(answer.status()).isEqualTo(200);
        String id = answer.headers().get("x-concordat-decision-id");
        assertThat(id).startsWith("g1-t1-proxy.");
        assertThat(answer.headers().get("x-concordat-reason")).isEqualTo("0 PERMITTED");
        assertThat(Long.parseLong(answer.headers().get("x-concordat-epoch"))).isPositive();
        World.eventually(() -> records().stream()
                .anyMatch(r -> r.decision().equals(id)
                        && r.route().equals("read")
                        && r.environment().equals("env-1")));
    }

    private List<DecisionRecord> records() {
        List<DecisionRecord> records = new ArrayList<>();
        try {
            RecordReader.read(world.recordFolder, records::add);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return records;
    }

    @Test
    void eachForm_ofTheSameCertificate_isTheSameCaller() throws Exception {
        String pem = Files.readString(world.first.certificate());
        String escaped = pem.replace("\n", "%0A").replace(" ", "%20").replace("+", "%2B");
        String bare = pem.replaceAll("-----[A-Z ]+-----", "").replace("\n", "");
        Map<String, String> nginx = Map.of(
                "x-original-method", "GET",
                "x-original-host", "Service.TEST:8443",
                "x-original-uri", "/x",
                "x-ssl-client-cert", escaped);
        Map<String, String> traefik = Map.of(
                "x-forwarded-method",
                "GET",
                "x-forwarded-host",
                World.HOST,
                "x-forwarded-uri",
                "/x",
                "x-forwarded-tls-client-cert",
                bare);
        assertThat(ask("/auth/nginx", nginx).status()).isEqualTo(200);
        assertThat(ask("/auth/traefik", traefik).status()).isEqualTo(200);
        assertThat(ask("/auth/caddy", caddy(world.first, "GET", "/x")).status()).isEqualTo(200);
    }

    @Test
    void certificate_isTakenOnlyFromTheHeader_thatThisProxySets() throws Exception {
        Map<String, String> forged = new HashMap<>(
                Map.of("x-original-method", "GET", "x-original-host", World.HOST, "x-original-uri", "/x"));
        forged.put("client-cert", clientCert(world.first));
        forged.put("x-forwarded-tls-client-cert", clientCert(world.first).replace(":", ""));
        assertThat(ask("/auth/nginx", forged).headers().get("x-concordat-reason"))
                .isEqualTo("1002 CALLER_UNKNOWN");
    }

    @Test
    void refused_saysWhy_toStaff_andOfTheBodyOnlyWhomToAsk() throws Exception {
        world.delta(World.environment("env-1", false, false));
        TestClient.Answer answer = ask("/auth/caddy", caddy(world.first, "GET", "/x"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().get("x-concordat-reason")).isEqualTo("2002 CONTROL_NOT_HELD");
        assertThat(answer.body())
                .contains("the security officer of your council")
                .contains(answer.headers().get("x-concordat-decision-id"))
                .doesNotContain("patching");
        Map<String, String> page = new HashMap<>(caddy(world.personal, "GET", "/x"));
        page.put("accept", "text/html");
        TestClient.Answer shown = ask("/auth/caddy", page);
        assertThat(shown.status()).isEqualTo(403);
        assertThat(shown.headers().get("content-type")).startsWith("text/html");
        assertThat(shown.body()).contains("that your organisation manages");
    }

    @Test
    void whatIsNotKnown_isRefused() throws Exception {
        assertThat(reason(caddy(world.stranger, "GET", "/x"))).isEqualTo("1002 CALLER_UNKNOWN");
        assertThat(reason(caddy(world.first, "DELETE", "/x"))).isEqualTo("1001 ROUTE_UNKNOWN");
        assertThat(reason(caddy(world.first, "GET", "/a/../x"))).isEqualTo("1001 ROUTE_UNKNOWN");
        Map<String, String> elsewhere = new HashMap<>(caddy(world.first, "GET", "/x"));
        elsewhere.put("x-forwarded-host", "other.test");
        assertThat(reason(elsewhere)).isEqualTo("1001 ROUTE_UNKNOWN");
        Map<String, String> nobody = new HashMap<>(caddy(world.first, "GET", "/x"));
        nobody.put("client-cert", "::");
        assertThat(reason(nobody)).isEqualTo("1002 CALLER_UNKNOWN");
        nobody.put("client-cert", ":" + "AAAA".repeat(100) + ":");
        assertThat(reason(nobody)).isEqualTo("1002 CALLER_UNKNOWN");
    }

    private String reason(Map<String, String> headers) throws Exception {
        TestClient.Answer answer = ask("/auth/caddy", headers);
        assertThat(answer.status()).isEqualTo(403);
        return String.valueOf(answer.headers().get("x-concordat-reason"));
    }

    @Test
    void certificateOutOfDate_isRefused_thoughTheSnapshotKnowsIt() throws Exception {
        TestCertificates.Issued old =
                world.certificates.issue("old", Instant.now().minusSeconds(60));
        world.delta(world.caller(old, CallerKind.MANAGED_DEVICE, "env-1", 3, World.NEVER));
        assertThat(reason(caddy(old, "GET", "/x"))).isEqualTo("1002 CALLER_UNKNOWN");
    }

    @Test
    void login_countsForTheCertificate_itIsBoundTo() throws Exception {
        Map<String, String> strong = new HashMap<>(caddy(world.first, "GET", "/strong"));
        assertThat(reason(strong)).isEqualTo("1005 LOGIN_TOO_WEAK");
        long now = world.clock.micros() / 1_000_000;
        Login.Shown login = new Login.Shown("person-1", Set.of("strong-login"), 0);
        strong.put("authorization", "Bearer " + world.issuer.issue(login, world.second.fingerprint(), now, now + 600));
        assertThat(reason(strong)).isEqualTo("1005 LOGIN_TOO_WEAK");
        strong.put("authorization", "Bearer " + world.issuer.issue(login, world.first.fingerprint(), now, now + 600));
        assertThat(ask("/auth/caddy", strong).status()).isEqualTo(200);
    }

    @Test
    void durableRoute_isPermittedOnceOnDisk_andNoDownload_onlyWhereItIsCarriedOut() throws Exception {
        TestClient.Answer durable = ask("/auth/caddy", caddy(world.first, "GET", "/durable"));
        assertThat(durable.status()).isEqualTo(200);
        assertThat(records())
                .anyMatch(r -> r.decision().equals(durable.headers().get("x-concordat-decision-id")));
        world.delta(world.caller(world.personal, CallerKind.PERSONAL_DEVICE, "env-1", 5, World.NEVER));
        Map<String, String> contained = new HashMap<>(caddy(world.personal, "GET", "/download"));
        long now = world.clock.micros() / 1_000_000;
        Login.Shown login = new Login.Shown("person-1", Set.of("strong-login"), 0);
        contained.put(
                "authorization", "Bearer " + world.issuer.issue(login, world.personal.fingerprint(), now, now + 600));
        assertThat(reason(contained)).isEqualTo("1003 TIER_TOO_LOW");
        world.register("proxy-that-looks", true);
        try {
            World.eventually(() -> permits(contained));
            TestClient.Answer answer = ask("/auth/caddy", contained);
            assertThat(answer.headers().get("concordat-obligations")).isEqualTo("no-download");
            assertThat(answer.headers().get("x-concordat-decision-id")).contains("-proxy-that-looks.");
        } finally {
            world.register("proxy", false);
            World.eventually(() -> !permits(contained));
        }
    }

    private boolean permits(Map<String, String> headers) {
        try {
            return ask("/auth/caddy", headers).status() == 200;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoIsNotRegistered_isToldSo_andNothingElse() throws Exception {
        try (TestClient device = world.client(
                world.first, HttpVersion.HTTP_1_1, world.gateway.pointPort().orElseThrow())) {
            TestClient.Answer answer = device.get("/auth/caddy", caddy(world.first, "GET", "/x"));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("not registered").doesNotContain("decision");
            assertThat(answer.headers().contains("x-concordat-decision-id")).isFalse();
        }
        try (TestClient nobody = world.nobody(world.gateway.pointPort().orElseThrow())) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> nobody.get("/auth/caddy"))
                    .isInstanceOf(Exception.class);
        }
    }

    @Test
    void questionThatIsNone_isNoPermit() throws Exception {
        assertThat(ask("/auth/caddy", Map.of()).status()).isEqualTo(400);
        assertThat(ask("/auth/apache", Map.of()).status()).isEqualTo(404);
        Map<String, String> absolute = new HashMap<>(caddy(world.first, "GET", "/x"));
        absolute.put("x-forwarded-uri", "https://service.test/x");
        assertThat(ask("/auth/caddy", absolute).status()).isEqualTo(400);
        try (TestClient proxy = world.asking(HttpVersion.HTTP_2)) {
            assertThat(proxy.send(HttpMethod.POST, "/auth/caddy", caddy(world.first, "GET", "/x"), Buffer.buffer("x"))
                            .status())
                    .isEqualTo(405);
            assertThat(proxy.get("/auth/caddy", Map.of("x-request-id", "r-1"))
                            .headers()
                            .get("x-request-id"))
                    .isEqualTo("r-1");
        }
    }

    @Test
    void suspension_isInTheNextAnswer() throws Exception {
        assertThat(ask("/auth/caddy", caddy(world.first, "GET", "/x")).status()).isEqualTo(200);
        world.delta(World.environment("env-1", true, true));
        assertThat(reason(caddy(world.first, "GET", "/x"))).isEqualTo("2005 SUSPENDED");
        assertThat(ask("/auth/caddy", caddy(world.second, "GET", "/x")).status())
                .isEqualTo(200);
    }

    @Test
    void stateThatIsTooOld_refuses() throws Exception {
        world.skew.set(11 * World.MINUTE);
        assertThat(reason(caddy(world.first, "GET", "/x"))).isEqualTo("3001 SNAPSHOT_STALE");
    }

    @Test
    void longestHeaders_areTaken_andLongerOnesRefused() throws Exception {
        Map<String, String> fat = new HashMap<>(caddy(world.first, "GET", "/x"));
        fat.put("cookie", "c".repeat(30_000));
        assertThat(ask("/auth/caddy", fat).status()).isEqualTo(200);
        fat.put("x-forwarded-uri", "/" + "x".repeat(9_000));
        assertThat(ask("/auth/caddy", fat).status()).isEqualTo(400);
    }
}
