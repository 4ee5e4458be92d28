package concordat.gateway;

import concordat.decision.Decision;
import concordat.decision.Delta;
import concordat.decision.Snapshot;
import concordat.gateway.http.HeaderRules;
import concordat.gateway.http.RequestRules;
import concordat.gateway.login.Login;
import concordat.gateway.login.SignIn;
import concordat.gateway.refusal.Problem;
import concordat.records.DecisionRecord;
import io.netty.channel.Channel;
import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One event loop of a gateway: its share of the connections, their open streams, and its own connections to services.
/// Nothing here is touched by any other thread, but for [#take].
final class Lane extends VerticleBase {

    private static final long TICK_MILLIS = 100;
    private static final int TICKS_BETWEEN_LOOKS = 10;

    private final Shared shared;
    private final String prefix;
    private final Registry registry = new Registry();
    private final IdentityHashMap<HttpConnection, Peer> peers = new IdentityHashMap<>();
    private @Nullable Wiring wiring;
    private long requests;
    private long tickedAt;
    private int ticks;

    /// What exists once the lane is deployed.
    private record Wiring(
            Vertx vertx, Context context, Cutter cutter, Upstreams upstreams, HttpServer server, SignInPages pages) {}

    Lane(Shared shared, int number) {
        this.shared = shared;
        this.prefix = shared.settings.id() + "-" + shared.parts.run() + "-" + number + "-";
    }

    @Override
    public Future<?> start() {
        tickedAt = shared.times.nanos();
        Cutter cutter = new Cutter(vertx, context, shared, registry, s -> record(s, DecisionRecord.Kind.CUT));
        HttpServer server = vertx.createHttpServer(shared.serverOptions)
                .connectionHandler(this::connected)
                .invalidRequestHandler(this::malformed)
                .requestHandler(this::requested);
        wiring = new Wiring(
                vertx,
                context,
                cutter,
                new Upstreams(vertx, limits()),
                server,
                new SignInPages(shared, vertx, context));
        vertx.setPeriodic(TICK_MILLIS, timer -> tick());
        vertx.setPeriodic(limits().sweep().toMillis(), timer -> cutter.sweep());
        return Future.succeededFuture();
    }

    /// Lets clients in; callable from any thread, once the lane is deployed.
    Future<?> listen() {
        Promise<HttpServer> listening = Promise.promise();
        wiring().context().runOnContext(here -> wiring().server().listen().onComplete(listening));
        return listening.future();
    }

    private Wiring wiring() {
        Wiring running = wiring;
        if (running == null) {
            throw new IllegalStateException("lane " + prefix + " does not run yet");
        }
        return running;
    }

    /// @return the port it listens on, once it does
    int port() {
        return wiring().server().actualPort();
    }

    /// Takes a new state up; callable from any thread.
    ///
    /// @return completes when all that it closes has stopped; fails when that could not be seen to
    Future<Void> take(State state, @Nullable List<Delta> deltas) {
        Promise<Void> done = Promise.promise();
        wiring().context().runOnContext(here -> {
            try {
                wiring().cutter().take(state, deltas);
                done.complete();
            } catch (RuntimeException e) {
                // an acknowledgement that never comes would hide it
                done.fail(e);
            }
        });
        return done.future();
    }

    /// Stops listening, and lets what is under way come to its end; callable from any thread.
    ///
    /// @return completes when all connections are closed, at the latest when the time for it is over
    Future<Void> drain() {
        Promise<Void> done = Promise.promise();
        wiring().context().runOnContext(here -> {
            registry.all().forEach(stream -> stream.flow().drain());
            wiring().server()
                    .shutdown(limits().drain().toMillis(), TimeUnit.MILLISECONDS)
                    .onComplete(done);
        });
        return done.future();
    }

    private void connected(HttpConnection connection) {
        Channel channel = Sockets.channel(connection);
        Optional<Certificates.Presented> presented = Certificates.of(connection);
        int share = Math.max(1, limits().connections() / shared.settings.eventLoops());
        if (presented.isEmpty() || peers.size() >= share) {
            Sockets.reset(channel);
            return;
        }
        Sockets.prepare(channel, shared.serverOptions, limits().sendBuffer());
        Certificates.Presented certificate = presented.get();
        State state = shared.state;
        Caller caller = registry.join(
                certificate.fingerprint(), certificate.digest().bytes(), state == null ? null : state.snapshot());
        Peer peer = new Peer(
                connection,
                channel,
                caller,
                connection.remoteAddress().hostAddress(),
                certificate.expires(),
                shared.settings.passCertificate() ? certificate.header() : null);
        peer.restingSince = shared.times.nanos();
        peers.put(connection, peer);
        shared.counts.connections.increment();
        connection.closeHandler(closed -> left(peer));
        // a client that breaks off is nobody's fault here, and would be a line in the log each time
        connection.exceptionHandler(broken -> {});
    }

    /// To be called when the connection is closed; may be called again.
    void left(Peer peer) {
        if (peers.remove(peer.connection) != null) {
            registry.leave(peer.caller);
            shared.counts.connections.decrement();
        }
    }

    private void malformed(HttpServerRequest request) {
        boolean long_ = request.decoderResult().cause() instanceof TooLongFrameException;
        unsound(request, long_ ? 431 : 400, long_ ? "the head is too long" : "the request cannot be read in one way");
    }

    private void unsound(HttpServerRequest request, int status, String why) {
        shared.counts.unsound.increment();
        Peer peer = peers.get(request.connection());
        if (peer == null || peer.ending) {
            return;
        }
        peer.ending = request.version() != HttpVersion.HTTP_2;
        Problem problem = Problem.plain(status, "REQUEST_UNSOUND", "The request was not understood", why, "");
        shared.refusals.answer(vertx(), request, problem, true);
    }

    private void requested(HttpServerRequest request) {
        Peer peer = peers.get(request.connection());
        if (peer == null) {
            Sockets.reset(Sockets.channel(request.connection()));
            return;
        }
        if (peer.ending) {
            return;
        }
        switch (shared.rules.read(request)) {
            case RequestRules.Read.Unsound unsound -> unsound(request, unsound.status(), unsound.why());
            case RequestRules.Read.Sound head
            when head.path().startsWith(SignIn.PATH) -> {
                peer.restingSince = tickedAt;
                wiring().pages().arrived(request, head, peer);
            }
            case RequestRules.Read.Sound head -> {
                OpenStream stream = new OpenStream(
                        prefix + Long.toString(requests++, Character.MAX_RADIX),
                        peer,
                        head.host(),
                        request.method().name(),
                        head.path(),
                        login(request, peer));
                new Exchange(this, stream, request, head).begin();
            }
        }
    }

    private Login login(HttpServerRequest request, Peer peer) {
        String authorization = request.getHeader("authorization");
        if (authorization != null) {
            return shared.parts.logins().read(authorization, peer.caller.fingerprint, shared.times.now());
        }
        String cookies = HeaderRules.ourCookies(request.headers());
        return cookies.isEmpty()
                ? new Login.None()
                : shared.parts.signIn().session(cookies, peer.caller.fingerprint, shared.times.now());
    }

    /// Decides a stream that is registered already, again for as long as the state changes under the decision.
    @SuppressWarnings("ReferenceEquality") // another state, however alike, was not decided on
    boolean decide(OpenStream stream) {
        boolean permitted;
        State state;
        do {
            state = shared.state;
            permitted = shared.judge.decide(stream, state, shared.times.now());
        } while (state != shared.state);
        if (permitted) {
            registry.leased(stream);
            if (stream.lease != Long.MAX_VALUE) {
                wiring().cutter().arm();
            }
        }
        return permitted;
    }

    void refused(OpenStream stream) {
        shared.counts.refused(Decision.reason(stream.decision)).increment();
        record(stream, DecisionRecord.Kind.AT_START);
    }

    void refusedDownload(OpenStream stream) {
        stream.decision = Judge.asTierTooLow(stream.decision);
        shared.counts.refused(Decision.reason(stream.decision)).increment();
        record(stream, DecisionRecord.Kind.CUT);
    }

    void record(OpenStream stream, DecisionRecord.Kind kind) {
        shared.recorder.accept(Judge.asRecord(stream, kind, shared.times.now()));
    }

    /// @param then told on this event loop whether the record is on disk
    void recordDurably(OpenStream stream, Consumer<Boolean> then) {
        Context here = wiring().context();
        DecisionRecord decision = Judge.asRecord(stream, DecisionRecord.Kind.AT_START, shared.times.now());
        shared.parts.records().offerDurable(decision, onDisk -> here.runOnContext(back -> then.accept(onDisk)));
    }

    Problem refusal(OpenStream stream) {
        return shared.refusals.problem(stream, shared.state, shared.times.now(), shared.times.provenAt());
    }

    Problem downloadRefusal(OpenStream stream) {
        Problem problem = refusal(stream);
        return problem.saying(shared.refusals.download());
    }

    String closeReason(OpenStream stream) {
        return Decision.reason(stream.decision).number() + " " + stream.id;
    }

    void addOurHeaders(Exchange exchange, Upstream upstream, MultiMap headers) {
        OpenStream stream = exchange.stream;
        Peer peer = stream.peer;
        headers.set("host", exchange.head.authority());
        headers.set("x-request-id", stream.id);
        headers.set("x-forwarded-for", peer.address);
        headers.set("x-forwarded-proto", "https");
        if (peer.certificate != null) {
            headers.set("client-cert", peer.certificate);
        }
        String obligations = exchange.obligations();
        if (!obligations.isEmpty()) {
            headers.set("concordat-obligations", obligations);
        }
        if (!(stream.login instanceof Login.None)) {
            headers.remove("authorization");
        }
        if (upstream.http2() && exchange.overHttp2() && "trailers".equals(exchange.request.getHeader("te"))) {
            headers.set("te", "trailers");
        }
    }

    /// @return null when no settings say where the stream's service listens
    @Nullable
    Upstream upstream(OpenStream stream) {
        Snapshot snapshot = stream.placedIn;
        return snapshot == null
                ? null
                : shared.settings
                        .upstreams()
                        .get(snapshot.routeRow(stream.routePlace).service());
    }

    HttpClient client(Upstream upstream) {
        return wiring().upstreams().of(upstream);
    }

    HttpClient clientForUpgrade() {
        return wiring().upstreams().forUpgrade();
    }

    void ended(OpenStream stream) {
        registry.remove(stream);
        Peer peer = stream.peer;
        peer.open--;
        peer.restingSince = tickedAt;
        shared.counts.streams.decrement();
    }

    private void tick() {
        tickedAt = shared.times.nanos();
        wiring().cutter().expire();
        if (++ticks % TICKS_BETWEEN_LOOKS == 0) {
            registry.forEach(stream -> stream.flow().tick(tickedAt));
            List.copyOf(peers.values()).forEach(this::closeWhenResting);
        }
    }

    private void closeWhenResting(Peer peer) {
        long limit = (peer.heard ? limits().idle() : limits().head()).toNanos();
        if (peer.open == 0 && tickedAt - peer.restingSince > limit) {
            peer.connection.close();
        }
    }

    /// Runs when what is being read now has been dealt with.
    void afterThisRead(Runnable task) {
        wiring().context().runOnContext(next -> task.run());
    }

    long tickedAt() {
        return tickedAt;
    }

    Vertx vertx() {
        return wiring().vertx();
    }

    Limits limits() {
        return shared.settings.limits();
    }

    Registry registry() {
        return registry;
    }

    Counts counts() {
        return shared.counts;
    }

    SignInPages pages() {
        return wiring().pages();
    }

    Refusals refusals() {
        return shared.refusals;
    }
}
