package concordat.gateway.point.door;

import concordat.gateway.point.CallerCertificates;
import concordat.gateway.point.Decisions;
import concordat.gateway.point.Point;
import concordat.gateway.point.PointSettings;
import concordat.gateway.point.Points;
import concordat.gateway.point.authzen.AuthZen;
import concordat.gateway.point.envoy.ExtAuthz;
import concordat.gateway.point.forward.ForwardAuth;
import concordat.gateway.refusal.ProblemText;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServerOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/// The door for enforcement points of others: proxies and services that ask a gateway what its own requests are
/// decided by. Who shows no certificate of the network's authority gets no connection; who is not registered is told
/// so and nothing else.
public final class PointDoor {

    private static final int HEAD = 65_536;
    private static final int IDLE_SECONDS = 75;
    private static final int SPOP_IDLE_SECONDS = 150;
    private static final long REFRESH_MILLIS = 1_000;

    private final Vertx vertx;
    private final int port;
    private final Optional<Integer> spopPort;
    private final String deployment;
    private final long timer;

    private PointDoor(Vertx vertx, int port, Optional<Integer> spopPort, String deployment, long timer) {
        this.vertx = vertx;
        this.port = port;
        this.spopPort = spopPort;
        this.deployment = deployment;
        this.timer = timer;
    }

    /// One protocol over HTTP.
    @FunctionalInterface
    public interface Adapter {

        /// @return whether the request is of this protocol, and is answered or will be
        boolean handles(HttpServerRequest request, Point asker);
    }

    /// @param usual how the gateway listens to its own callers
    /// @param lanes how many event loops serve
    /// @throws IOException with one line that says what to do, when a file cannot be read
    public static Future<PointDoor> open(
            Vertx vertx,
            HttpServerOptions usual,
            PointSettings settings,
            Decisions decisions,
            ProblemText text,
            int lanes)
            throws IOException {
        CallerCertificates certificates = new CallerCertificates();
        ForwardAuth forward = new ForwardAuth(decisions, certificates, text);
        AuthZen authZen = AuthZen.of(settings, decisions, certificates);
        ExtAuthz envoy = new ExtAuthz(decisions, certificates, text);
        List<Adapter> adapters = List.of(forward::handles, envoy::handles, authZen::handles);
        Optional<Integer> spop = spop(settings);
        Optional<PointLane.Haproxy> haproxy =
                spop.map(port -> new PointLane.Haproxy(spoken(usual, settings, port), decisions, certificates));
        return open(vertx, usual, settings, new Served(adapters, haproxy, spop), lanes);
    }

    /// @param adapters asked in order
    /// @throws IOException as [#open(Vertx, HttpServerOptions, PointSettings, Decisions, ProblemText, int)]
    public static Future<PointDoor> open(
            Vertx vertx, HttpServerOptions usual, PointSettings settings, List<Adapter> adapters, int lanes)
            throws IOException {
        return open(vertx, usual, settings, new Served(adapters, Optional.empty(), Optional.empty()), lanes);
    }

    private record Served(List<Adapter> adapters, Optional<PointLane.Haproxy> haproxy, Optional<Integer> spop) {}

    private static Optional<Integer> spop(PointSettings settings) throws IOException {
        Optional<Integer> said = settings.spopPort();
        return said.isPresent() && said.get() == 0 ? Optional.of(freePort(settings.host())) : said;
    }

    private static NetServerOptions spoken(HttpServerOptions usual, PointSettings settings, int port) {
        return new NetServerOptions(usual)
                .setHost(settings.host())
                .setPort(port)
                .setUseAlpn(false)
                .setIdleTimeout(SPOP_IDLE_SECONDS);
    }

    private static Future<PointDoor> open(
            Vertx vertx, HttpServerOptions usual, PointSettings settings, Served served, int lanes) throws IOException {
        Points points = Points.in(settings.points());
        int port = settings.port() == 0 ? freePort(settings.host()) : settings.port();
        HttpServerOptions options = new HttpServerOptions(usual)
                .setHost(settings.host())
                .setPort(port)
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(HEAD);
        options.getInitialSettings().setMaxHeaderListSize(HEAD);
        return vertx.deployVerticle(
                        () -> new PointLane(options, points, served.adapters(), served.haproxy()),
                        new DeploymentOptions().setInstances(lanes))
                .map(deployed -> {
                    long timer = vertx.setPeriodic(
                            REFRESH_MILLIS,
                            tick -> vertx.executeBlocking(() -> {
                                points.refresh();
                                return points;
                            }));
                    return new PointDoor(vertx, port, served.spop(), deployed, timer);
                });
    }

    /// Several event loops listen together only on a port with a number.
    private static int freePort(String host) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, 0));
            return probe.getLocalPort();
        }
    }

    /// @return the port for all but HAProxy
    public int port() {
        return port;
    }

    /// @return the port for HAProxy; empty for none
    public Optional<Integer> spopPort() {
        return spopPort;
    }

    public Future<Void> close() {
        vertx.cancelTimer(timer);
        return vertx.undeploy(deployment);
    }
}
