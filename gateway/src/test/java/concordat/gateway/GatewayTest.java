package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.decision.CallerKind;
import concordat.gateway.login.Login;
import concordat.records.DecisionRecord;
import concordat.records.RecordReader;
import io.netty.util.internal.PlatformDependent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One gateway over real TLS; every test begins with both environments open.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatewayTest {

    private static final Map<String, String> PAGE = Map.of("accept", "text/html,application/json;q=0.9");

    /// Sooner than the sweep. How soon it is exactly the benchmarks say, and [InForceTest] that nothing
    /// passes afterwards; here a busy machine must not decide.
    private static final long SOON_NANOS = 2_000_000_000L;

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

    private static Set<HttpVersion> both() {
        return Set.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_2);
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void permitted_reachesTheService_toTheByte(HttpVersion version) throws Exception {
        try (TestClient client = world.client(world.first, version)) {
            TestClient.Answer answer = client.get("/a%20b/c?q=%2F..%2F&x=1");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("hello GET /a%20b/c?q=%2F..%2F&x=1");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void refused_forTheBody_saysWhomToAsk_andNotWhich(HttpVersion version) throws Exception {
        world.delta(World.environment("env-1", false, false));
        try (TestClient client = world.client(world.first, version)) {
            TestClient.Answer answer = client.get("/x");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.body())
                    .contains("\"code\":2002")
                    .contains("the security officer of your council")
                    .contains(answer.headers().get("concordat-decision"))
                    .doesNotContain("patching");
        }
        try (TestClient other = world.client(world.second, version)) {
            assertThat(other.get("/x").status()).isEqualTo(200);
        }
    }

    @Test
    void refused_asAPage_whenThatIsAskedFor() throws Exception {
        try (TestClient client = world.client(world.personal, HttpVersion.HTTP_2)) {
            TestClient.Answer answer = client.get("/x", PAGE);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.headers().get("content-type")).startsWith("text/html");
            assertThat(answer.headers().get("content-security-policy")).contains("default-src 'none'");
            assertThat(answer.body())
                    .contains("<h1>")
                    .contains("that your organisation manages")
                    .contains("1003");
        }
    }

    @Test
    void unknownHost_isMisdirected_unknownRouteIsForbidden_strangerIsUnknown() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            assertThat(client.get("/x", Map.of("host", "other.test")).status()).isEqualTo(421);
            assertThat(client.send(HttpMethod.DELETE, "/x", Map.of(), Buffer.buffer())
                            .body())
                    .contains("\"code\":1001");
        }
        try (TestClient client = world.client(world.stranger, HttpVersion.HTTP_1_1)) {
            assertThat(client.get("/x").body()).contains("\"code\":1002");
        }
    }

    @Test
    void jdkClient_isServed_overBothVersions() throws Exception {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            if (version == HttpClient.Version.HTTP_1_1 || version == HttpClient.Version.HTTP_2) {
                try (HttpClient client = HttpClient.newBuilder()
                        .version(version)
                        .sslContext(TestTls.context(world.certificates, world.first))
                        .build()) {
                    HttpResponse<String> answer = client.send(
                            HttpRequest.newBuilder(URI.create("https://localhost:" + world.gateway.port() + "/x"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    assertThat(answer.statusCode()).isEqualTo(421);
                    assertThat(answer.version()).isEqualTo(version);
                }
            }
        }
    }

    @Test
    void withoutACertificate_noConnection() {
        assertThatThrownBy(() -> {
                    try (HttpClient client = HttpClient.newBuilder()
                            .sslContext(TestTls.context(world.certificates, null))
                            .build()) {
                        client.send(
                                HttpRequest.newBuilder(URI.create("https://localhost:" + world.gateway.port() + "/"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void headers_areCleanedInBothDirections(HttpVersion version) throws Exception {
        try (TestClient client = world.client(world.first, version)) {
            HashMap<String, String> sent = new HashMap<>(Map.of(
                    "client-cert", ":Zm9yZ2Vk:",
                    "x-forwarded-for", "1.2.3.4",
                    "x_forwarded_for", "1.2.3.4",
                    "forwarded", "for=1.2.3.4",
                    "concordat-obligations", "none",
                    "x-http-method-override", "DELETE",
                    "x-original-url", "/admin",
                    "x-request-id", "mine",
                    "x-kept", "yes",
                    "authorization", "Basic abc"));
            if (version == HttpVersion.HTTP_1_1) {
                sent.put("connection", "keep-alive, x-private");
                sent.put("x-private", "secret");
            }
            TestClient.Answer answer = client.get("/headers", sent);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("x-kept: yes")
                    .contains("authorization: Basic abc")
                    .contains("host: " + World.HOST)
                    .contains("x-request-id: g1-t1-")
                    .contains("x-forwarded-for: 127.0.0.1")
                    .contains("client-cert: :MII")
                    .doesNotContain("1.2.3.4", "Zm9yZ2Vk", "override", "/admin", "mine", "secret", "obligations");
            assertThat(answer.headers().contains("x-inner")).isFalse();
            assertThat(answer.headers().get("x-outer")).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void bodies_streamBothWays_andTrailersPass(HttpVersion version) throws Exception {
        try (TestClient client = world.client(world.first, version)) {
            Buffer body = Buffer.buffer(new byte[3_000_000]);
            assertThat(client.send(HttpMethod.POST, "/count", Map.of(), body).body())
                    .isEqualTo("3000000");
            assertThat(client.send(HttpMethod.POST, "/echo", Map.of(), Buffer.buffer("abc"))
                            .body())
                    .isEqualTo("abc");
            assertThat(client.send(HttpMethod.PUT, "/echo", Map.of(), Buffer.buffer("by http/2"))
                            .body())
                    .isEqualTo("by http/2");
            TestClient.Answer trailed = client.get("/trailers");
            assertThat(trailed.body()).isEqualTo("body");
            assertThat(trailed.trailers().get("grpc-status")).isEqualTo("0");
            assertThat(trailed.trailers().get("x-sum")).isEqualTo("abc");
            assertThat(client.send(HttpMethod.HEAD, "/x", Map.of(), Buffer.buffer())
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void eventStreams_ofTheSuspended_areCut_andOthersGoOn(HttpVersion version) throws Exception {
        try (TestClient mine = world.client(world.first, version);
                TestClient theirs = world.client(world.second, version)) {
            TestClient.Streaming cut = mine.stream("/events");
            TestClient.Streaming kept = theirs.stream("/events");
            World.eventually(() -> cut.bytes.get() > 0);
            world.delta(World.environment("env-1", true, true));
            long acknowledged = System.nanoTime();
            cut.broken.get(10, TimeUnit.SECONDS);
            assertThat(cut.lastByteNanos.get() - acknowledged).isLessThan(SOON_NANOS);
            long before = kept.bytes.get();
            World.eventually(() -> kept.bytes.get() > before);
            assertThat(kept.broken).isNotDone();
            assertThat(mine.get("/x").body()).contains("\"code\":2005");
        }
    }

    @Test
    void http2_onlyTheStreamIsReset_theConnectionGoesOn() throws Exception {
        try (TestClient client = world.client(world.personal, HttpVersion.HTTP_2)) {
            world.delta(world.caller(world.personal, CallerKind.MANAGED_DEVICE, "env-1", 3, World.NEVER));
            TestClient.Streaming events = client.stream("/events");
            Thread.sleep(50);
            long connections = world.gateway.status().connections();
            // still enough for /headers, no longer for /events
            world.delta(world.caller(world.personal, CallerKind.PERSONAL_DEVICE, "env-1", 1, World.NEVER));
            assertThat(events.broken.get(10, TimeUnit.SECONDS)).hasMessageContaining("reset");
            TestClient.Answer after = client.get("/headers", Map.of("authorization", strong(world.personal)));
            assertThat(after.status()).isEqualTo(200);
            assertThat(world.gateway.status().connections()).isEqualTo(connections);
        }
    }

    @Test
    void webSocket_isCutWithItsOwnCode_andOthersGoOn() throws Exception {
        try (TestClient mine = world.client(world.first, HttpVersion.HTTP_1_1);
                TestClient theirs = world.client(world.second, HttpVersion.HTTP_1_1)) {
            TestClient.Socket cut = mine.webSocket("/socket");
            TestClient.Socket kept = theirs.webSocket("/socket");
            assertThat(cut.echoed.get(10, TimeUnit.SECONDS)).isEqualTo("echo hi");
            world.delta(World.environment("env-1", false, false));
            assertThat(cut.closed.get(10, TimeUnit.SECONDS)).isEqualTo(Tunnel.CLOSE_CODE);
            long before = kept.messages.get();
            World.eventually(() -> kept.messages.get() > before);
            assertThat(kept.closed).isNotDone();
        }
    }

    @Test
    void webSocket_thatIsNotPermitted_isRefused() throws Exception {
        world.delta(World.environment("env-1", true, true));
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            assertThatThrownBy(() -> client.webSocket("/socket")).hasMessageContaining("403");
        }
    }

    @Test
    void aLeaseThatEnds_cutsByItself_andTheSweepMissesNothing() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            TestClient.Streaming events = client.stream("/events");
            long until = world.clock.micros() + 300_000;
            world.delta(world.caller(world.first, CallerKind.MANAGED_DEVICE, "env-1", 3, until));
            events.broken.get(10, TimeUnit.SECONDS);
            long late = world.clock.micros() - until;
            assertThat(late).isBetween(0L, SOON_NANOS / 1_000);
            assertThat(world.gateway.status().missed()).isZero();
        }
    }

    @Test
    void aClockSetBack_lengthensNoLease() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            TestClient.Streaming events = client.stream("/events");
            long until = world.clock.micros() + 300_000;
            world.delta(world.caller(world.first, CallerKind.MANAGED_DEVICE, "env-1", 3, until));
            world.skew.set(-3_600_000_000L);
            events.broken.get(10, TimeUnit.SECONDS);
            assertThat(client.get("/x").body()).contains("\"code\":1004");
        }
    }

    @Test
    void cutOffForTooLong_refusesAsStale_withoutAnyNews() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            TestClient.Streaming events = client.stream("/events");
            world.skew.set(11 * World.MINUTE);
            events.broken.get(10, TimeUnit.SECONDS);
            TestClient.Answer answer = client.get("/x");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":3001");
            world.prove();
            assertThat(client.get("/x").status()).isEqualTo(200);
        }
    }

    @Test
    void aStrongLogin_earnsMore_onlyWithItsOwnCertificate() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_2)) {
            TestClient.Answer weak = client.get("/strong");
            assertThat(weak.body()).contains("\"code\":1005").contains("strong-login");
            assertThat(weak.headers().get("www-authenticate")).contains("insufficient_user_authentication");
            assertThat(client.get("/strong", Map.of("authorization", strong(world.first)))
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/strong", Map.of("authorization", strong(world.second)))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void ourLoginStatement_isNotPassedOn() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            assertThat(client.get("/headers", Map.of("authorization", strong(world.first)))
                            .body())
                    .doesNotContain("authorization");
        }
    }

    private String strong(TestCertificates.Issued device) {
        long now = world.clock.micros() / 1_000_000;
        return "Bearer "
                + world.issuer.issue(
                        new Login.Shown("person-1", Set.of("strong-login"), 0), device.fingerprint(), now, now + 600);
    }

    @Test
    void aDownload_isKeptFromWhoMayOnlyLook() throws Exception {
        try (TestClient client = world.client(world.personal, HttpVersion.HTTP_1_1)) {
            Map<String, String> login = Map.of("authorization", strong(world.personal));
            assertThat(client.get("/headers", login).body()).contains("concordat-obligations: no-download");
            TestClient.Answer download = client.get("/download", login);
            assertThat(download.status()).isEqualTo(403);
            assertThat(download.body()).contains("not download");
        }
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            assertThat(client.get("/download").body()).isEqualTo("a,b");
        }
    }

    @Test
    void faultsOfTheService_areTold() throws Exception {
        for (HttpVersion version : both()) {
            try (TestClient client = world.client(world.first, version)) {
                assertThat(client.get("/down").status()).isEqualTo(502);
                assertThatThrownBy(() -> client.get("/abort")).isNotNull();
                assertThat(client.get("/x").status()).isEqualTo(200);
                TestClient.Answer early =
                        client.send(HttpMethod.POST, "/early", Map.of(), Buffer.buffer(new byte[1_000_000]));
                assertThat(early.status()).isEqualTo(413);
            }
        }
    }

    @Test
    void aBigAnswerToASlowReader_waitsInTheService_notHere() throws Exception {
        for (HttpVersion version : both()) {
            try (TestClient client = world.client(world.first, version)) {
                long bytes = 32L << 20;
                long before = used();
                HttpClientResponse answer = client.paused("/big?bytes=" + bytes);
                Thread.sleep(300);
                assertThat(used() - before).isLessThan(24L << 20);
                long[] read = new long[1];
                CompletableFuture<Void> ended = new CompletableFuture<>();
                answer.handler(b -> read[0] += b.length());
                answer.endHandler(v -> ended.complete(null));
                answer.resume();
                ended.get(20, TimeUnit.SECONDS);
                assertThat(read[0]).isEqualTo(bytes);
            }
        }
    }

    private static long used() {
        return PlatformDependent.usedDirectMemory();
    }

    @Test
    void everyDecision_isOnRecord_durableBeforeThePermit() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            assertThat(client.get("/durable").status()).isEqualTo(200);
        }
        List<DecisionRecord> read = new ArrayList<>();
        assertThat(RecordReader.read(world.recordFolder, read::add)).isInstanceOf(RecordReader.Outcome.Sound.class);
        assertThat(read).anySatisfy(decision -> {
            assertThat(decision.route()).isEqualTo("durable");
            assertThat(decision.environment()).isEqualTo("env-1");
            assertThat(decision.caller()).startsWith("device-");
            assertThat(decision.facts()).isEqualTo(3);
            assertThat(decision.held().cardinality()).isEqualTo(2);
            assertThat(decision.outcome() & 0xffff).isZero();
        });
        assertThat(world.records.counts().lost()).isZero();
    }

    @Test
    void health_readiness_andFigures_onTheLocalPort() throws Exception {
        world.ready();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of("/live", "/ready", "/status", "/metrics")) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.gateway.localPort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                if (path.equals("/metrics")) {
                    assertThat(answer.body()).contains("concordat_gateway_missed_total 0\n");
                }
            }
        }
        assertThat(world.gateway.status().missed()).isZero();
    }
}
