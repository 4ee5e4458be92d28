package concordat.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A real service behind the gateway, in the same process.
final class TestService {

    final Queue<String> seen = new ConcurrentLinkedQueue<>();
    final AtomicInteger closed = new AtomicInteger();
    private final Vertx vertx;
    private final HttpServer server;

    TestService(Vertx vertx) throws Exception {
        this.vertx = vertx;
        server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(true))
                .webSocketHandler(socket -> {
                    socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
                    long timer = vertx.setPeriodic(10, t -> socket.writeTextMessage("tick"));
                    socket.closeHandler(v -> {
                        vertx.cancelTimer(timer);
                        closed.incrementAndGet();
                    });
                })
                .requestHandler(this::handle);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    int port() {
        return server.actualPort();
    }

    private void handle(HttpServerRequest request) {
        seen.add(request.method() + " " + request.uri());
        HttpServerResponse response = request.response();
        switch (String.valueOf(request.path())) {
            case "/headers" -> {
                StringBuilder text = new StringBuilder();
                for (Map.Entry<String, String> header : request.headers()) {
                    text.append(header.getKey().toLowerCase(Locale.ROOT))
                            .append(": ")
                            .append(header.getValue())
                            .append('\n');
                }
                response.putHeader("connection", "x-inner")
                        .putHeader("x-inner", "1")
                        .putHeader("x-outer", "2");
                response.end(text.toString());
            }
            case "/echo" -> {
                response.setChunked(true);
                request.pipeTo(response);
            }
            case "/count" -> {
                long[] count = new long[1];
                request.handler(bytes -> count[0] += bytes.length());
                request.endHandler(end -> response.end(String.valueOf(count[0])));
            }
            case "/events" -> {
                response.setChunked(true).putHeader("content-type", "text/event-stream");
                response.writeHead();
                long timer = vertx.setPeriodic(10, t -> response.write("data: tick\n\n"));
                response.closeHandler(v -> {
                    vertx.cancelTimer(timer);
                    closed.incrementAndGet();
                });
            }
            case "/big" -> big(response, Long.parseLong(request.getParam("bytes")));
            case "/trailers" -> {
                response.setChunked(true).putHeader("trailer", "grpc-status");
                response.write("body");
                response.putTrailer("grpc-status", "0").putTrailer("x-sum", "abc");
                response.end();
            }
            case "/download" ->
                response.putHeader("content-disposition", "attachment; filename=\"a.csv\"")
                        .end("a,b");
            case "/abort" -> {
                response.putHeader("content-length", "1000").write("half");
                vertx.setTimer(50, t -> request.connection().close());
            }
            case "/slow" -> vertx.setTimer(500, t -> response.end("slow"));
            case "/never" -> response.closeHandler(v -> closed.incrementAndGet());
            case "/sets-cookies" -> {
                response.headers().add("set-cookie", "theirs=1").add("set-cookie", "__Host-concordat-session=made-up");
                response.end();
            }
            case "/early" -> response.setStatusCode(413).end("too much");
            default -> response.end("hello " + request.method() + " " + request.uri());
        }
    }

    private void big(HttpServerResponse response, long bytes) {
        response.putHeader("content-length", String.valueOf(bytes));
        more(response, new long[] {bytes});
    }

    private void more(HttpServerResponse response, long[] left) {
        while (left[0] > 0 && !response.writeQueueFull()) {
            int size = (int) Math.min(left[0], 16_384);
            left[0] -= size;
            response.write(Buffer.buffer(new byte[size]));
        }
        if (left[0] == 0) {
            response.end();
        } else {
            response.drainHandler(v -> more(response, left));
        }
    }
}
