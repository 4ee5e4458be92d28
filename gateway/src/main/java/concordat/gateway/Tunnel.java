package concordat.gateway;

import concordat.gateway.http.FrameTracker;
import concordat.gateway.http.HeaderRules;
import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/// Carries a WebSocket: bytes pass as they are, and the frames towards the client are followed, so that a cut can say
/// why at the next boundary.
final class Tunnel implements Carrier {

    /// Beyond the registered codes; tells clients not to come back at once.
    static final int CLOSE_CODE = 4_403;

    /// RFC 6455: clients may come back, and find another gateway or this one restarted.
    static final int GOING_AWAY = 1_001;

    private static final long CLOSE_MILLIS = 500;

    private final Exchange exchange;
    private final Lane lane;
    private final Upstream upstream;
    private final FrameTracker frames = new FrameTracker();
    private @Nullable HttpClientRequest out;
    private @Nullable NetSocket client;
    private @Nullable NetSocket service;
    private boolean aborted;
    private boolean waitsForClient;
    private boolean dropped;
    private long since;

    Tunnel(Exchange exchange, Upstream upstream) {
        this.exchange = exchange;
        this.lane = exchange.lane;
        this.upstream = upstream;
        this.since = lane.tickedAt();
    }

    @Override
    public void start() {
        RequestOptions options = new RequestOptions()
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setMethod(exchange.request.method())
                .setURI(exchange.head.target());
        lane.clientForUpgrade().request(options).onComplete(this::connected);
    }

    private void connected(AsyncResult<HttpClientRequest> result) {
        if (result.failed()) {
            failed();
            return;
        }
        HttpClientRequest toService = result.result();
        if (exchange.isStopped()) {
            toService.reset();
            return;
        }
        out = toService;
        toService.exceptionHandler(failure -> failed());
        MultiMap headers = toService.headers();
        HeaderRules.inwards(exchange.request.headers(), headers);
        lane.addOurHeaders(exchange, upstream, headers);
        headers.set("connection", "Upgrade");
        headers.set("upgrade", "websocket");
        toService.connect().onComplete(this::answered);
    }

    private void answered(AsyncResult<HttpClientResponse> result) {
        if (exchange.isStopped() || aborted) {
            return;
        }
        if (result.failed()) {
            failed();
            return;
        }
        HttpClientResponse answer = result.result();
        if (answer.statusCode() != 101) {
            refused(answer);
            return;
        }
        MultiMap headers = exchange.response.headers();
        HeaderRules.outwards(answer.headers(), headers);
        headers.set("connection", "Upgrade");
        headers.set("upgrade", "websocket");
        NetSocket toService = answer.netSocket();
        toService.pause();
        service = toService;
        exchange.request.toNetSocket().onComplete(opened -> {
            if (opened.failed() || exchange.isStopped()) {
                toService.close();
                exchange.finish();
            } else {
                join(opened.result(), toService);
            }
        });
    }

    /// The service does not want the upgrade; its answer is passed on without its body, which nobody waits for.
    private void refused(HttpClientResponse answer) {
        exchange.response.setStatusCode(answer.statusCode());
        HeaderRules.outwards(answer.headers(), exchange.response.headers());
        exchange.response.headers().remove("content-length");
        exchange.response.end().onComplete(sent -> exchange.finish());
        abort();
    }

    private void join(NetSocket toClient, NetSocket toService) {
        client = toClient;
        toClient.exceptionHandler(failure -> gone());
        toService.exceptionHandler(failure -> gone());
        toClient.closeHandler(closed -> {
            gone();
            lane.left(exchange.stream.peer);
        });
        toService.endHandler(end -> toClient.end());
        toClient.endHandler(end -> toService.end());
        toService.closeHandler(closed -> {
            if (!exchange.isStopped()) {
                toClient.close();
            }
        });
        toService.handler(bytes -> outwards(bytes, toClient, toService));
        toClient.handler(bytes -> inwards(bytes, toClient, toService));
        toService.resume();
    }

    private void outwards(Buffer bytes, NetSocket toClient, NetSocket toService) {
        if (exchange.isStopped()) {
            return;
        }
        frames.pass(((BufferInternal) bytes).getByteBuf());
        toClient.write(bytes);
        if (toClient.writeQueueFull()) {
            waitsForClient = true;
            since = lane.tickedAt();
            toService.pause();
            toClient.drainHandler(drained -> {
                waitsForClient = false;
                toService.resume();
            });
        }
    }

    private void inwards(Buffer bytes, NetSocket toClient, NetSocket toService) {
        if (exchange.isStopped()) {
            return;
        }
        toService.write(bytes);
        if (toService.writeQueueFull()) {
            toClient.pause();
            toService.drainHandler(drained -> toClient.resume());
        }
    }

    private void failed() {
        if (!aborted) {
            exchange.fail(502, "UPSTREAM_BROKEN", "The service could not be reached or broke off");
        }
    }

    private void gone() {
        abort();
        exchange.finish();
    }

    @Override
    public void stop() {
        if (client != null && Sockets.queued(exchange.stream.peer.channel) > 0) {
            dropped = true;
            Sockets.reset(exchange.stream.peer.channel);
        }
    }

    @Override
    public void cut() {
        closeWith(CLOSE_CODE, lane.closeReason(exchange.stream));
    }

    @Override
    public boolean isEndless() {
        return client != null;
    }

    @Override
    public void leave() {
        closeWith(GOING_AWAY, "the gateway is going");
    }

    private void closeWith(int code, String reason) {
        NetSocket toClient = client;
        if (toClient == null || dropped || !frames.isAtBoundary()) {
            Sockets.reset(exchange.stream.peer.channel);
            return;
        }
        toClient.write(Buffer.buffer(FrameTracker.closeFrame(code, reason)));
        toClient.end();
        lane.vertx().setTimer(CLOSE_MILLIS, timer -> Sockets.reset(exchange.stream.peer.channel));
    }

    @Override
    public void abort() {
        if (aborted) {
            return;
        }
        aborted = true;
        NetSocket toService = service;
        HttpClientRequest request = out;
        if (toService != null) {
            toService.close();
        } else if (request != null) {
            request.reset();
        }
    }

    @Override
    public void tick(long nanos) {
        if (waitsForClient && nanos - since > lane.limits().stalled().toNanos()) {
            Sockets.reset(exchange.stream.peer.channel);
            gone();
        } else if (client == null && nanos - since > lane.limits().answer().toNanos()) {
            exchange.fail(504, "UPSTREAM_SLOW", "The service did not answer in time");
        }
    }
}
