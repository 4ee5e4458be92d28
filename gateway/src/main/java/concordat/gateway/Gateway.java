package concordat.gateway;

import concordat.decision.Delta;
import concordat.decision.Snapshot;
import concordat.feed.FeedSink;
import concordat.feed.Proof;
import concordat.gateway.point.PointSettings;
import concordat.gateway.point.door.PointDoor;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The door to a network's services: takes requests over mutual TLS, passes those that the newest snapshot permits,
/// and ends those under way that it no longer does.
public final class Gateway implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Gateway.class.getName());
    private static final long LONGEST_DRILL_MILLIS = 2_000;

    private final Vertx vertx;
    private final Shared shared;
    private final List<Lane> lanes;
    private final LocalDoor local;
    private final String deployment;
    private volatile Optional<PointDoor> points = Optional.empty();

    private Gateway(Vertx vertx, Shared shared, List<Lane> lanes, LocalDoor local, String deployment) {
        this.vertx = vertx;
        this.shared = shared;
        this.lanes = lanes;
        this.local = local;
        this.deployment = deployment;
    }

    /// @return what a gateway, and the feed's client beside it, should run on
    public static Vertx vertx(GatewaySettings settings) {
        return Vertx.vertx(
                new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(settings.eventLoops()));
    }

    /// Starts all but the doors: it takes states, and tells its health on the local port. Blocks; not to be called on
    /// an event loop.
    ///
    /// @param vertx from [#vertx], which the caller closes after the gateway
    /// @throws IOException with one line that says what to do, when a file cannot be read or the local port taken
    public static Gateway start(Vertx vertx, GatewaySettings settings, GatewayParts parts) throws IOException {
        int port = settings.port() == 0 ? freePort(settings.host()) : settings.port();
        HttpServerOptions listening = ServerSide.options(settings, port);
        Shared shared = new Shared(
                settings, parts, listening, decision -> parts.records().offer(decision));
        drill(vertx, shared, new Drill(settings, parts, listening, OwnCertificate.of(settings)));
        listening.setTrustOptions(new NotingTrust(listening.getTrustOptions(), new Strangers(shared)::refused));
        LocalDoor local = new LocalDoor(vertx, shared);
        Starting.await(local.open(settings.localPort()), "local port " + settings.localPort());
        List<Lane> lanes = new ArrayList<>();
        for (int number = 0; number < settings.eventLoops(); number++) {
            lanes.add(new Lane(shared, number));
        }
        AtomicInteger next = new AtomicInteger();
        String deployment = Starting.await(
                vertx.deployVerticle(
                        () -> lanes.get(next.getAndIncrement()), new DeploymentOptions().setInstances(lanes.size())),
                "event loops");
        return new Gateway(vertx, shared, List.copyOf(lanes), local, deployment);
    }

    /// Opens the doors, for clients and for enforcement points of others. Before the first state everything is refused
    /// as NO_SNAPSHOT, so what is kept should have been applied. Blocks; call once.
    ///
    /// @throws IOException with one line that says what to do, when a file cannot be read or a port is taken
    public void open() throws IOException {
        GatewaySettings settings = shared.settings;
        Starting.await(
                Future.all(lanes.stream().map(Lane::listen).toList()), "port " + port() + " on " + settings.host());
        if (settings.point().isPresent()) {
            PointSettings point = settings.point().get();
            points = Optional.of(Starting.await(
                    PointDoor.open(
                            vertx,
                            shared.serverOptions,
                            point,
                            new PointDesk(vertx, shared),
                            shared.refusals.text(),
                            settings.eventLoops()),
                    "decision point's port " + point.port() + " on " + point.host()));
        }
    }

    /// Beside everything else: the gateway may serve meanwhile, and is not ready. A drill that failed, or
    /// that a busy machine drags out, makes the first cut slower and nothing wrong.
    private static void drill(Vertx vertx, Shared shared, Drill drill) {
        vertx.setTimer(LONGEST_DRILL_MILLIS, late -> shared.drilled = true);
        vertx.deployVerticle(drill).onComplete(done -> {
            shared.drilled = true;
            if (done.failed()) {
                LOG.log(Level.WARNING, "the cut could not be drilled", done.cause());
            } else {
                LOG.log(Level.DEBUG, "drilled {0}", drill);
                vertx.undeploy(done.result());
            }
        });
    }

    /// Several event loops listen together only on a port with a number.
    private static int freePort(String host) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, 0));
            return probe.getLocalPort();
        }
    }

    /// Decides from a whole new snapshot. Callable from any thread, one call at a time.
    ///
    /// @param clockOffset microseconds by which the demonstration has moved the clock
    /// @return completes when every event loop decides from it and every stream that it closes has stopped
    public CompletionStage<Void> apply(Snapshot snapshot, long clockOffset) {
        return take(State.whole(snapshot), null, clockOffset);
    }

    /// Decides from what deltas make of the present snapshot; as [#apply(Snapshot, long)].
    ///
    /// @throws IllegalStateException when there is no snapshot yet
    /// @throws IllegalArgumentException when a delta does not follow
    public CompletionStage<Void> apply(List<Delta> deltas, long clockOffset) {
        State present = shared.state;
        if (present == null) {
            throw new IllegalStateException("deltas before the first snapshot");
        }
        Snapshot next = present.snapshot();
        for (Delta delta : deltas) {
            next = next.with(delta);
        }
        return take(present.then(next), List.copyOf(deltas), clockOffset);
    }

    private CompletionStage<Void> take(State state, @Nullable List<Delta> deltas, long clockOffset) {
        shared.times.moveTo(clockOffset);
        shared.state = state;
        List<Future<Void>> taken = new ArrayList<>();
        for (Lane lane : lanes) {
            taken.add(lane.take(state, deltas));
        }
        return Future.all(taken).<Void>mapEmpty().toCompletionStage();
    }

    /// The present state has been proven current.
    public void proven(Proof proof) {
        shared.times.prove(proof);
    }

    /// The demonstration's clock has been moved: whatever that ends, ends now, and what has its
    /// lease from a proof has a new one. Callable from any thread.
    ///
    /// @param offset microseconds to add to this machine's clock
    public void clockMoved(long offset) {
        shared.times.moveTo(offset);
        State present = shared.state;
        if (present != null) {
            lanes.forEach(lane -> lane.take(present, null));
        }
    }

    /// @return where the feed's client leaves what it hears
    public FeedSink sink() {
        return new GatewaySink(this);
    }

    /// @return the port for clients
    public int port() {
        return shared.serverOptions.getPort();
    }

    /// @return the port for health and figures
    public int localPort() {
        return local.port();
    }

    /// @return the port for enforcement points of others; empty when none may ask, and before [#open]
    public Optional<Integer> pointPort() {
        return points.map(PointDoor::port);
    }

    /// @return the port for HAProxy; empty when it may not ask, and before [#open]
    public Optional<Integer> spopPort() {
        return points.flatMap(PointDoor::spopPort);
    }

    /// @return how things stand; callable from any thread
    public GatewayStatus status() {
        State state = shared.state;
        Counts counts = shared.counts;
        return new GatewayStatus(
                shared.readiness() == Readiness.READY,
                state == null ? 0 : state.snapshot().epoch(),
                counts.connections.sum(),
                counts.streams.sum(),
                counts.permitted.sum(),
                counts.refused(),
                counts.cut.sum(),
                counts.missed.sum(),
                counts.unsound.sum(),
                counts.upstreamFailures.sum());
    }

    /// Stops listening and is not ready from now on. What is under way may come to its end for as
    /// long as the limits say; what has none, a WebSocket or a stream of events, is ended at once,
    /// and can tell that from a cut. What is withdrawn meanwhile bites as ever. Blocks; may be
    /// called again.
    public void drain() {
        shared.draining = true;
        Starting.awaitQuietly(Future.all(lanes.stream().map(Lane::drain).toList()));
    }

    /// Drains, and ends what is still open. Blocks.
    @Override
    public void close() {
        drain();
        Starting.awaitQuietly(vertx.undeploy(deployment));
        points.ifPresent(door -> Starting.awaitQuietly(door.close()));
        Starting.awaitQuietly(local.close());
    }
}
