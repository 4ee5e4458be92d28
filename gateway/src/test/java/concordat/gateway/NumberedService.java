package concordat.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// A service whose every word can be told from every other: each tick of a stream carries its
/// number within the stream and a stamp from one count over all streams, so that what was said
/// after a moment is known by its stamp.
final class NumberedService implements AutoCloseable {

    static final int EVERY_MILLIS = 200;

    private static final String TICKS = "/ticks/";
    private static final int STEP = 37;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final AtomicLong stamps = new AtomicLong();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private int streams;

    NumberedService() throws Exception {
        server = TestClient.await(vertx.createHttpServer()
                .connectionHandler(connection -> connection.exceptionHandler(broken -> {}))
                .webSocketHandler(this::socket)
                .requestHandler(this::request)
                .listen(0, "127.0.0.1"));
    }

    int port() {
        return server.actualPort();
    }

    /// @return the newest stamp that was given; whatever is said from now on has a higher one
    long stamp() {
        return stamps.get();
    }

    /// @return the path of each request, and path and text of each message
    Queue<String> heard() {
        return heard;
    }

    private void request(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        heard.add(String.valueOf(request.path()));
        if (!request.uri().startsWith(TICKS)) {
            response.end("once");
            return;
        }
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        long timer = tick(text -> response.write("data: " + text + "\n\n"));
        response.exceptionHandler(broken -> vertx.cancelTimer(timer));
        response.closeHandler(gone -> vertx.cancelTimer(timer));
    }

    private void socket(ServerWebSocket socket) {
        String path = socket.path();
        long timer = tick(socket::writeTextMessage);
        socket.textMessageHandler(text -> heard.add(path + " " + text));
        socket.exceptionHandler(broken -> vertx.cancelTimer(timer));
        socket.closeHandler(gone -> vertx.cancelTimer(timer));
    }

    private interface Voice {
        Object say(String text);
    }

    /// Streams tick one after the other and not all together.
    private long tick(Voice voice) {
        long[] number = new long[1];
        int first = 1 + streams++ * STEP % EVERY_MILLIS;
        return vertx.setPeriodic(first, EVERY_MILLIS, timer -> voice.say(++number[0] + " " + stamps.incrementAndGet()));
    }

    @Override
    public void close() {
        Starting.awaitQuietly(vertx.close());
    }
}
