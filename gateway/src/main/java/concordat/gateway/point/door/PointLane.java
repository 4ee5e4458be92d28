package concordat.gateway.point.door;

import concordat.gateway.point.CallerCertificates;
import concordat.gateway.point.Decisions;
import concordat.gateway.point.Point;
import concordat.gateway.point.Points;
import concordat.gateway.point.haproxy.SpoeAgent;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServerOptions;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One event loop's share of the enforcement points' connections.
final class PointLane extends VerticleBase {

    private final HttpServerOptions options;
    private final Points points;
    private final List<PointDoor.Adapter> adapters;
    private final Optional<Haproxy> haproxy;
    private final IdentityHashMap<HttpConnection, String> shown = new IdentityHashMap<>();

    /// Where and how HAProxy is listened to.
    record Haproxy(NetServerOptions options, Decisions decisions, CallerCertificates certificates) {}

    PointLane(HttpServerOptions options, Points points, List<PointDoor.Adapter> adapters, Optional<Haproxy> haproxy) {
        this.options = options;
        this.points = points;
        this.adapters = List.copyOf(adapters);
        this.haproxy = haproxy;
    }

    @Override
    public Future<?> start() {
        HttpServer server = vertx.createHttpServer(options)
                .connectionHandler(this::connected)
                .requestHandler(this::requested);
        return server.listen().compose(listening -> haproxy.map(this::listen).orElse(Future.succeededFuture()));
    }

    private Future<Void> listen(Haproxy there) {
        SpoeAgent agent = new SpoeAgent(vertx, there.decisions(), there.certificates());
        return vertx.createNetServer(there.options())
                .connectHandler(socket -> {
                    String fingerprint = ShownCertificate.fingerprint(socket::peerCertificates);
                    agent.serve(socket, () -> points.shown(fingerprint));
                })
                .exceptionHandler(broken -> {})
                .listen()
                .mapEmpty();
    }

    private void connected(HttpConnection connection) {
        shown.put(connection, ShownCertificate.fingerprint(connection::peerCertificates));
        connection.closeHandler(closed -> shown.remove(connection));
        connection.exceptionHandler(broken -> {});
    }

    private void requested(HttpServerRequest request) {
        String number = request.getHeader("x-request-id");
        if (number != null) {
            request.response().putHeader("x-request-id", number);
        }
        Optional<Point> asker = asker(shown.get(request.connection()));
        if (asker.isEmpty()) {
            say(request, 403, "{\"title\":\"This enforcement point is not registered here\",\"status\":403}\n");
            return;
        }
        for (PointDoor.Adapter adapter : adapters) {
            if (adapter.handles(request, asker.get())) {
                return;
            }
        }
        say(request, 404, "{\"title\":\"Nothing is asked here\",\"status\":404}\n");
    }

    private Optional<Point> asker(@Nullable String fingerprint) {
        return fingerprint == null ? Optional.empty() : points.shown(fingerprint);
    }

    private static void say(HttpServerRequest request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/problem+json")
                .putHeader("cache-control", "no-store")
                .end(body);
    }
}
