package concordat.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HookCourierTest {

    private static final HookSecret NEW = HookSecret.of(new byte[32]);
    private static final HookSecret OLD =
            HookSecret.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final Instant AT = Instant.parse("2026-06-01T09:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger status = new AtomicInteger(204);
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final List<String> bodies = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (status.get() / 100 == 3) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status.get(), -1);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HookCourier courier(String... named) {
        return new HookCourier(
                vertx,
                new AddressRule(
                        List.of(named).stream().map(AddressRule.Block::of).toList()),
                Optional.empty());
    }

    private Hook hook(HookSecret... secrets) {
        return new Hook("w-1", url("127.0.0.1"), List.of(secrets), AT, "{\"type\":\"ping\"}");
    }

    private URI url(String host) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/hook?x=1");
    }

    @Test
    void send_isSigned_soThatTheReceiverCanTell() throws Exception {
        assertThat(courier("127.0.0.1").send(hook(NEW, OLD))).isEqualTo(new Outcome.Delivered());
        assertThat(bodies).containsExactly("{\"type\":\"ping\"}");
        assertThat(headers).containsEntry("webhook-id", "w-1").containsEntry("webhook-timestamp", "1780304400");
        String signed = "w-1.1780304400.{\"type\":\"ping\"}";
        assertThat(headers.get("webhook-signature")).isEqualTo("v1," + mac(NEW, signed) + " v1," + mac(OLD, signed));
    }

    private static String mac(HookSecret secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(secret.text().substring("whsec_".length())), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void send_withinANetwork_isRefusedUnlessNamed_evenByName() throws InterruptedException {
        assertThat(courier().send(hook(NEW))).isInstanceOf(Outcome.Failed.class);
        assertThat(courier().send(new Hook("w-1", url("localhost"), List.of(NEW), AT, "{}")))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(courier("10.0.0.0/8").against(url("127.0.0.1")))
                .hasValueSatisfying(why -> assertThat(why).contains("webhook-allow"));
        assertThat(bodies).isEmpty();
    }

    @Test
    void against_tellsNothingOfNamesThatOnlyWeCanLookUp() {
        String unknown = courier().against(url("no-such-host.invalid")).orElseThrow();
        String within = courier().against(url("localhost")).orElseThrow();
        assertThat(within.replace("localhost", "X")).isEqualTo(unknown.replace("no-such-host.invalid", "X"));
        assertThat(within).doesNotContain("127.0.0.1", "::1", "0:0:0");
    }

    @Test
    void send_followsNoRedirect() throws InterruptedException {
        status.set(302);
        assertThat(courier("127.0.0.1").send(hook(NEW)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, f -> assertThat(f.reason()).contains("302"));
        assertThat(bodies).hasSize(1);
    }

    @Test
    void send_toWhatIsGone_isRefusedForGood_andToWhatFails_forNow() throws InterruptedException {
        status.set(410);
        assertThat(courier("127.0.0.1").send(hook(NEW))).isInstanceOf(Outcome.Refused.class);
        status.set(503);
        assertThat(courier("127.0.0.1").send(hook(NEW))).isEqualTo(new Outcome.Failed("it answers 503"));
    }

    @Test
    void addresses_thatNothingMayBeSentTo_areRefused() {
        for (String text : List.of(
                "ftp://example.org/", "https://user:pass@example.org/", "https:///x", "/x", "https://e.org/#f")) {
            assertThatThrownBy(() -> Hook.address(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(courier().against(URI.create("http://1.1.1.1/")))
                .hasValueSatisfying(why -> assertThat(why).contains("https"));
    }
}
