package concordat.gateway;

import concordat.decision.Action;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.Delta;
import concordat.decision.EnvironmentRow;
import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.decision.Terms;
import concordat.feed.Proof;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Cuts streams that are nobody's when a gateway starts, so that the first cut in earnest finds its
/// code loaded, linked and in part compiled.
///
/// Nothing of it is pretended: a [Lane] like every other, with a state of its own, listens with TLS
/// on loopback; streams of every kind pass through it to a service; a delta suspends their body, as
/// a delta does in earnest. The lane takes the gateway's own certificate and no other, and what it
/// decides is neither counted nor put on record.
///
/// It runs beside everything else while the feed connects, and the gateway is not ready before it
/// is over. It is bounded by time and not by rounds because it takes from the start of `up`: the
/// first round costs most and gains most, since it loads what the later ones only run again.
final class Drill extends VerticleBase {

    /// No round but the first begins after so long.
    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final int ROUNDS = 20;
    private static final int STREAMS = 4;
    private static final String NAME = "drill";
    private static final String ENVIRONMENT = "environment";

    private final GatewaySettings settings;
    private final GatewayParts parts;
    private final HttpServerOptions usual;
    private final OwnCertificate own;
    private final long began;
    private int rounds;
    private long epoch = 1;

    /// @param settings of the gateway whose cuts are drilled
    /// @param usual how it listens to clients
    Drill(GatewaySettings settings, GatewayParts parts, HttpServerOptions usual, OwnCertificate own) {
        this.settings = settings;
        this.parts = parts;
        this.usual = usual;
        this.own = own;
        this.began = parts.clock().nanos();
    }

    /// @return how it went, for whoever reads the log
    @Override
    public String toString() {
        return rounds + " rounds in " + (parts.clock().nanos() - began) / 1_000_000 + " ms";
    }

    /// Completes when the last round is over; what it opened is closed when it is undeployed.
    @Override
    public Future<?> start() {
        return vertx.createHttpServer()
                .connectionHandler(connection -> connection.exceptionHandler(broken -> {}))
                .webSocketHandler(socket -> socket.writeTextMessage(NAME))
                .requestHandler(request -> speak(request.response()))
                .listen(0, DrillClients.HOST)
                .compose(service -> lane(service.actualPort()));
    }

    /// Says one word and stays.
    private static void speak(HttpServerResponse response) {
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        response.write(NAME);
    }

    private Future<?> lane(int servicePort) {
        GatewaySettings here = new GatewaySettings(
                NAME,
                DrillClients.HOST,
                0,
                0,
                settings.certificate(),
                settings.key(),
                settings.clientAuthorities(),
                Map.of(NAME, new Upstream(DrillClients.HOST, servicePort, false)),
                1,
                NAME,
                true,
                settings.limits(),
                Optional.empty());
        Shared shared = new Shared(here, parts, own.serverOptions(usual), decision -> {});
        State state = State.whole(snapshot(own.fingerprint()));
        shared.times.prove(new Proof(1, parts.clock().micros(), parts.clock().nanos()));
        shared.state = state;
        Lane lane = new Lane(shared, 0);
        return vertx.deployVerticle(lane)
                .compose(deployed -> lane.take(state, null))
                .compose(taken -> lane.listen())
                .compose(listening -> round(shared, lane, new DrillClients(vertx, own, lane.port())));
    }

    private Future<Void> round(Shared shared, Lane lane, DrillClients clients) {
        if (rounds == ROUNDS || (rounds > 0 && parts.clock().nanos() - began > LIMIT.toNanos())) {
            return Future.succeededFuture();
        }
        return clients.open(STREAMS)
                .compose(opened -> suspend(shared, lane, true))
                .compose(cut -> clients.closed())
                .compose(closed -> suspend(shared, lane, false))
                .compose(lifted -> {
                    rounds++;
                    return round(shared, lane, clients);
                });
    }

    private Future<Void> suspend(Shared shared, Lane lane, boolean suspended) {
        State present = shared.state;
        if (present == null) {
            return Future.failedFuture("the drill has no state");
        }
        Delta delta = new Delta(++epoch, List.of(environment(suspended)), List.of(), List.of());
        State next = present.then(present.snapshot().with(delta));
        shared.state = next;
        return lane.take(next, List.of(delta));
    }

    private Snapshot snapshot(String fingerprint) {
        BitSet none = new BitSet();
        List<Long> tiers = new ArrayList<>();
        List<BitSet> needs = new ArrayList<>();
        for (int tier = 0; tier <= Terms.MANAGED; tier++) {
            tiers.add(0L);
            needs.add(none);
        }
        Terms terms = new Terms(NAME, NAME, List.of(), List.of(NAME), List.of(), tiers, 0);
        RouteRow route = new RouteRow(
                NAME,
                NAME,
                DrillClients.HOST,
                Set.of("GET"),
                "/**",
                0,
                Action.VIEW,
                false,
                Duration.ofHours(1).toNanos() / 1_000,
                Terms.MANAGED,
                needs,
                none,
                0,
                false);
        CallerRow caller = new CallerRow(
                fingerprint, NAME, CallerKind.MANAGED_DEVICE, ENVIRONMENT, 0, Long.MAX_VALUE, 0, Set.of());
        return Snapshot.of(
                epoch, parts.clock().micros(), terms, List.of(environment(false)), List.of(route), List.of(caller));
    }

    private static EnvironmentRow environment(boolean suspended) {
        List<BitSet> held = List.of(new BitSet());
        return new EnvironmentRow(ENVIRONMENT, NAME, held, Long.MAX_VALUE, held, suspended, List.of(), Set.of(NAME));
    }
}
