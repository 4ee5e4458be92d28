package concordat.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// A service whose answer to `/ticks/MS` never ends: every MS milliseconds it sends the time, as
/// [System#nanoTime()], which on one machine all processes share. A process of its own.
final class TickingService {

    private static final String TICKS = "/ticks/";
    private static final int STEP = 7_919;

    private TickingService() {}

    public static void main(String[] args) throws IOException {
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        AtomicInteger streams = new AtomicInteger();
        int port = Waiting.of(vertx.createHttpServer()
                        .connectionHandler(connection -> connection.exceptionHandler(broken -> {}))
                        .requestHandler(request -> answer(vertx, streams, request))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        Part.serve(Integer.toString(port));
        Waiting.of(vertx.close());
    }

    private static void answer(Vertx vertx, AtomicInteger streams, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        String path = request.path();
        if (path == null || !path.matches(TICKS + "[1-9][0-9]{0,4}")) {
            response.setStatusCode(404).end();
            return;
        }
        int every = Integer.parseInt(path.substring(TICKS.length()));
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        response.write(": ready\n\n");
        // streams tick one after the other and not all together
        int first = 1 + Math.floorMod(streams.getAndIncrement() * STEP, every);
        long timer = vertx.setPeriodic(first, every, tick -> response.write("data: " + System.nanoTime() + "\n\n"));
        response.closeHandler(gone -> vertx.cancelTimer(timer));
        response.exceptionHandler(broken -> vertx.cancelTimer(timer));
    }
}
