package concordat.demo.service;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.demo.network.SampleService;
import concordat.demo.network.ServiceList;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SampleServicesTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final HttpClient client = vertx.createHttpClient();

    SampleServicesTest() throws Exception {
        server = SampleServices.start(vertx, 0).await(20, TimeUnit.SECONDS);
    }

    @AfterAll
    void stop() throws Exception {
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void everyService_answersUnderItsName_withWhatItReceived() throws Exception {
        for (SampleService service : ServiceList.all()) {
            String said = text(HttpMethod.GET, service.host() + ":8443", "/anything", "application/json");
            assertThat(said)
                    .contains("\"service\":\"" + service.id() + "\"")
                    .contains("\"concordat-obligations\":\"a<b\"");
        }
        assertThat(text(HttpMethod.GET, "agendas.concordat.localhost", "/meetings", "text/html"))
                .contains("<h1>Agendas and minutes</h1>")
                .contains("a&lt;b")
                .doesNotContain("a<b");
    }

    @Test
    void anUnknownName_isNotServed_andHealthIsUnderAny() throws Exception {
        assertThat(call(HttpMethod.GET, "nobody.example", "/x", "").statusCode())
                .isEqualTo(404);
        assertThat(text(HttpMethod.GET, "127.0.0.1", "/health", "")).isEqualTo("ok\n");
    }

    @Test
    void aDownload_isAsLongAsAsked_andAnUploadIsCounted() throws Exception {
        Buffer body = whole(call(HttpMethod.GET, "adult-care.concordat.localhost", "/a/download?bytes=3000001", ""));
        assertThat(body.length()).isEqualTo(3_000_001);
        String counted = client.request(options(HttpMethod.POST, "land-charges.concordat.localhost", "/upload", ""))
                .compose(request -> request.send(body))
                .compose(HttpClientResponse::body)
                .await(20, TimeUnit.SECONDS)
                .toString();
        assertThat(counted).contains("\"bytes\":3000001");
    }

    @Test
    void events_keepComing() throws Exception {
        BlockingQueue<String> events = new ArrayBlockingQueue<>(100);
        call(HttpMethod.GET, "incident-feed.concordat.localhost", "/stream", "text/event-stream")
                .handler(part -> events.offer(part.toString()))
                .resume();
        for (int count = 0; count < 3; count++) {
            assertThat(events.poll(10, TimeUnit.SECONDS)).contains("data: incident-feed " + count);
        }
    }

    @Test
    void aWebSocket_ticksAndAnswers() throws Exception {
        BlockingQueue<String> heard = new ArrayBlockingQueue<>(100);
        var socket = vertx.createWebSocketClient()
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(server.actualPort())
                        .setURI("/live")
                        .putHeader("host", "streetworks.concordat.localhost"))
                .await(20, TimeUnit.SECONDS);
        socket.textMessageHandler(heard::offer);
        socket.writeTextMessage("hello");
        boolean ticked = false;
        boolean answered = false;
        while (!ticked || !answered) {
            String text = heard.poll(10, TimeUnit.SECONDS);
            assertThat(text).isNotNull();
            ticked |= "streetworks 0".equals(text);
            answered |= "you said: hello".equals(text);
        }
    }

    private String text(HttpMethod method, String host, String uri, String accept) throws Exception {
        return whole(call(method, host, uri, accept)).toString();
    }

    private static Buffer whole(HttpClientResponse paused) throws Exception {
        Future<Buffer> body = paused.body();
        paused.resume();
        return body.await(20, TimeUnit.SECONDS);
    }

    private HttpClientResponse call(HttpMethod method, String host, String uri, String accept) throws Exception {
        return client.request(options(method, host, uri, accept))
                .compose(request -> request.send().map(response -> {
                    response.pause();
                    return response;
                }))
                .await(20, TimeUnit.SECONDS);
    }

    private RequestOptions options(HttpMethod method, String host, String uri, String accept) {
        return new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(server.actualPort())
                .setURI(uri)
                .putHeader("host", host)
                .putHeader("accept", accept)
                .putHeader("concordat-obligations", "a<b");
    }
}
