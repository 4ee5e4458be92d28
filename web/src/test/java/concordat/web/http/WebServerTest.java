package concordat.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import concordat.assurance.Programme;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebServerTest {

    private static final Identities NOBODY = new Identities() {
        @Override
        public Optional<PersonId> byToken(String token) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonId> bySession(String session) {
            return Optional.empty();
        }
    };

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    private Path uploads;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private WebServer serve(int port) {
        return WebServer.start(
                vertx,
                port,
                List.of(Route.get("/slow", Authority.PUBLIC, asked -> {
                    Thread.sleep(30);
                    return Answer.html(200, "<p>There");
                })),
                NOBODY,
                () -> Programme.empty(new NetworkId("network")),
                refusal -> asked -> Answer.html(404, "<p>Not there"),
                uploads);
    }

    private static HttpHeaders headers(WebServer server, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + server.port() + path);
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .headers();
        }
    }

    @Test
    void everyAnswer_saysHowLongTheServerTook() throws IOException, InterruptedException {
        try (WebServer server = serve(0)) {
            assertThat(headers(server, "/slow").firstValue("Server-Timing"))
                    .hasValueSatisfying(timing -> assertThat(Double.parseDouble(timing.replace("total;dur=", "")))
                            .isGreaterThanOrEqualTo(30));
            assertThat(headers(server, "/nothing").firstValue("Server-Timing"))
                    .hasValueSatisfying(timing -> assertThat(timing).matches("total;dur=[0-9]+\\.[0-9]"));
        }
    }

    @Test
    void everyAnswer_letsNothingFromElsewhereIn() throws IOException, InterruptedException {
        try (WebServer server = serve(0)) {
            for (String path : List.of("/slow", "/nothing")) {
                HttpHeaders headers = headers(server, path);
                assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
                assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
                assertThat(headers.firstValue("Content-Security-Policy"))
                        .hasValueSatisfying(policy -> assertThat(policy)
                                .contains("default-src 'none'", "frame-ancestors 'none'")
                                .doesNotContain("unsafe"));
            }
        }
    }

    @Test
    void aPortThatIsTaken_isNamed() {
        try (WebServer first = serve(0)) {
            int taken = first.port();
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> serve(taken))
                    .withMessageContaining("port " + taken + " cannot be had");
        }
    }
}
