package concordat.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocketClient;
import java.util.ArrayList;
import java.util.List;

/// The callers of a [Drill], on one event loop.
final class DrillClients {

    static final String HOST = "127.0.0.1";
    private static final String PATH = "/drill";

    private final HttpClient one;
    private final HttpClient two;
    private final WebSocketClient sockets;
    private final int port;
    private final List<Future<Void>> ends = new ArrayList<>();

    DrillClients(Vertx vertx, OwnCertificate own, int port) {
        this.port = port;
        this.one = vertx.createHttpClient(own.clientOptions(HttpVersion.HTTP_1_1));
        this.two = vertx.createHttpClient(own.clientOptions(HttpVersion.HTTP_2));
        this.sockets = vertx.createWebSocketClient(own.socketOptions());
    }

    /// Opens so many streams of each kind.
    ///
    /// @return completes when each has brought something
    Future<?> open(int count) {
        ends.clear();
        List<Future<?>> opening = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opening.add(events(one));
            opening.add(events(two));
            opening.add(socket());
        }
        return Future.all(opening);
    }

    /// @return completes when each stream that was opened has ended
    Future<?> closed() {
        return Future.all(List.copyOf(ends));
    }

    private Future<Void> events(HttpClient client) {
        Promise<Void> first = Promise.promise();
        Promise<Void> end = Promise.promise();
        ends.add(end.future());
        client.request(HttpMethod.GET, port, HOST, PATH)
                .compose(HttpClientRequest::send)
                .onFailure(first::tryFail)
                .onSuccess(answer -> {
                    answer.request().connection().exceptionHandler(broken -> {});
                    answer.exceptionHandler(broken -> end.tryComplete());
                    answer.endHandler(ended -> end.tryComplete());
                    answer.handler(bytes -> first.tryComplete());
                });
        return first.future();
    }

    private Future<Void> socket() {
        Promise<Void> first = Promise.promise();
        Promise<Void> end = Promise.promise();
        ends.add(end.future());
        sockets.connect(port, HOST, PATH).onFailure(first::tryFail).onSuccess(socket -> {
            socket.exceptionHandler(broken -> end.tryComplete());
            socket.closeHandler(closed -> end.tryComplete());
            socket.textMessageHandler(text -> first.tryComplete());
        });
        return first.future();
    }
}
