package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A gateway that goes, and one that should not be asked.
final class DrainTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void whatIsShort_comesToItsEnd_whatIsEndlessIsEnded_andNothingNewBegins(HttpVersion version) throws Exception {
        try (World world = new World(folder, new TestLimits().drain(LONG).limits(), 2);
                TestClient client = world.client(world.first, version);
                TestClient late = world.client(world.second, version)) {
            world.open();
            world.ready();
            TestClient.Socket socket = client.webSocket("/socket");
            TestClient.Streaming events = client.stream("/events");
            CompletableFuture<TestClient.Answer> slow = CompletableFuture.supplyAsync(() -> get(client, "/slow"));
            await(() -> world.service.seen.contains("GET /slow"));

            CompletableFuture<Void> drained = CompletableFuture.runAsync(world.gateway::drain);

            assertThat(socket.closed.get(10, TimeUnit.SECONDS)).isEqualTo(Tunnel.GOING_AWAY);
            events.broken.get(10, TimeUnit.SECONDS);
            assertThat(ready(world)).isEqualTo("503 {\"ready\":false,\"why\":\"draining\"}");
            assertThat(slow.get(10, TimeUnit.SECONDS).body()).isEqualTo("slow");
            drained.get(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> late.get("/x")).hasMessageContaining("refused");
            assertThat(world.gateway.status().streams()).isZero();
            assertThat(world.gateway.status().cut()).isZero();
        }
    }

    @Test
    void whatDoesNotEnd_isWaitedForNoLongerThanTheLimit() throws Exception {
        try (World world = new World(
                        folder, new TestLimits().drain(Duration.ofMillis(300)).limits(), 1);
                TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            world.open();
            CompletableFuture<TestClient.Answer> never = CompletableFuture.supplyAsync(() -> get(client, "/never"));
            await(() -> world.service.seen.contains("GET /never"));
            long began = System.nanoTime();
            world.gateway.drain();
            assertThat(System.nanoTime() - began).isBetween(290_000_000L, 3_000_000_000L);
            assertThatThrownBy(() -> never.get(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void whatIsWithdrawn_whileItDrains_bites() throws Exception {
        try (World world = new World(folder, new TestLimits().drain(LONG).limits(), 1);
                TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            world.open();
            CompletableFuture<TestClient.Answer> never = CompletableFuture.supplyAsync(() -> get(client, "/never"));
            await(() -> world.service.seen.contains("GET /never"));
            CompletableFuture<Void> drained = CompletableFuture.runAsync(world.gateway::drain);
            await(() -> !world.gateway.status().ready());
            world.delta(World.environment("env-1", true, true));
            assertThat(never.get(10, TimeUnit.SECONDS).body()).contains("\"code\":2005");
            drained.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aGatewayThatDecidesNothingAnyMore_isNotReady() throws Exception {
        try (World world = new World(folder)) {
            await(() -> !ready(world).contains("drilling"));
            assertThat(ready(world)).isEqualTo("503 {\"ready\":false,\"why\":\"no-state\"}");
            world.open();
            assertThat(ready(world)).isEqualTo("200 {\"ready\":true}");
            world.skew.set(11 * World.MINUTE);
            assertThat(ready(world)).isEqualTo("503 {\"ready\":false,\"why\":\"stale\"}");
            world.prove();
            assertThat(ready(world)).isEqualTo("200 {\"ready\":true}");
        }
    }

    private static String ready(World world) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.gateway.localPort() + "/ready"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body().strip();
        }
    }

    private static TestClient.Answer get(TestClient client, String uri) {
        try {
            return client.get(uri);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long until = System.nanoTime() + 10_000_000_000L;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("within 10 s").isLessThan(until);
            Thread.sleep(5);
        }
    }
}
