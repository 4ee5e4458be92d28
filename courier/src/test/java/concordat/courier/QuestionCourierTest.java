package concordat.courier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class QuestionCourierTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.set(exchange.getRequestHeaders().getFirst("Authorization") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        byte[] answer = "{\"sets\":{}}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status.get(), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Answered ask(int largest, String... named) throws InterruptedException {
        try (QuestionCourier courier = new QuestionCourier(
                vertx,
                new AddressRule(Stream.of(named).map(AddressRule.Block::of).toList()),
                Optional.empty())) {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/poll");
            assertThat(courier.against(url).isPresent())
                    .isEqualTo(List.of(named).isEmpty());
            return courier.ask(url, Optional.of("s3"), "{\"ack\":[]}", largest);
        }
    }

    @Test
    void ask_showsTheTokenAndReadsTheAnswer() throws InterruptedException {
        assertThat(ask(1_000, "127.0.0.1")).isEqualTo(new Answered.Answer(200, "{\"sets\":{}}"));
        assertThat(asked.get()).isEqualTo("Bearer s3 {\"ack\":[]}");
    }

    @Test
    void ask_followsNoRedirect() throws InterruptedException {
        status.set(302);
        assertThat(ask(1_000, "127.0.0.1")).isEqualTo(new Answered.Answer(302, "{\"sets\":{}}"));
    }

    @Test
    void ask_readsNoMoreThanItMay() throws InterruptedException {
        assertThat(ask(5, "127.0.0.1")).isEqualTo(new Answered.None("it answers with more than 5 bytes"));
    }

    @Test
    void ask_withinANetwork_isRefusedUnlessNamed() throws InterruptedException {
        assertThat(ask(1_000)).isInstanceOf(Answered.None.class);
        assertThat(asked.get()).isEmpty();
    }
}
