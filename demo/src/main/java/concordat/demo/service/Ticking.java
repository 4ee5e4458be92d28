package concordat.demo.service;

import concordat.demo.network.SampleService;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;

/// Routes that stay open: a tick every 200 ms until the other end goes.
final class Ticking {

    private static final long EVERY_MILLIS = 200;

    private Ticking() {}

    /// Server-sent events.
    static void events(Vertx vertx, HttpServerRequest request, SampleService service) {
        HttpServerResponse response = request.response()
                .setChunked(true)
                .putHeader("content-type", "text/event-stream")
                .putHeader("cache-control", "no-store");
        int[] count = {0};
        response.write(event(service, count[0]++));
        long timer = vertx.setPeriodic(EVERY_MILLIS, id -> {
            if (!response.writeQueueFull()) {
                response.write(event(service, count[0]++));
            }
        });
        response.closeHandler(closed -> vertx.cancelTimer(timer));
        response.exceptionHandler(failed -> vertx.cancelTimer(timer));
    }

    private static String event(SampleService service, int count) {
        return "id: " + count + "\ndata: " + service.id() + " " + count + "\n\n";
    }

    /// A WebSocket that ticks, and sends back what it is sent.
    static void live(Vertx vertx, HttpServerRequest request, SampleService service) {
        if (!"websocket".equalsIgnoreCase(request.getHeader("upgrade"))) {
            request.response()
                    .setStatusCode(426)
                    .putHeader("upgrade", "websocket")
                    .putHeader("content-type", "text/plain")
                    .end("this route is a WebSocket\n");
            return;
        }
        request.toWebSocket().onSuccess(socket -> tick(vertx, socket, service));
    }

    private static void tick(Vertx vertx, ServerWebSocket socket, SampleService service) {
        int[] count = {0};
        long timer = vertx.setPeriodic(EVERY_MILLIS, id -> {
            if (!socket.writeQueueFull()) {
                socket.writeTextMessage(service.id() + " " + count[0]++);
            }
        });
        socket.textMessageHandler(text -> socket.writeTextMessage("you said: " + text));
        socket.binaryMessageHandler(socket::writeBinaryMessage);
        socket.closeHandler(closed -> vertx.cancelTimer(timer));
        socket.exceptionHandler(failed -> vertx.cancelTimer(timer));
    }
}
