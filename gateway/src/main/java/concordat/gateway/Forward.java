package concordat.gateway;

import concordat.decision.Decision;
import concordat.gateway.http.HeaderRules;
import concordat.gateway.refusal.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Carries an ordinary request: bodies stream in both directions, each no faster than its reader reads.
final class Forward implements Carrier {

    /// INTERNAL_ERROR: of the codes that are not CANCEL, which a cut gives, the one that neither
    /// invites to repeat the request nor passes for a good end.
    private static final long GOING = 2;

    private final Exchange exchange;
    private final Lane lane;
    private final Upstream upstream;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private @Nullable HttpClientRequest out;
    private @Nullable HttpClientResponse in;
    private long received;
    private long sent;
    private long length = -1;
    private boolean requestEnded;
    private boolean answerEnded;
    private boolean events;
    private boolean retried;
    private boolean aborted;
    private boolean waitsForUpstream;
    private boolean waitsForClient;
    private long since;

    Forward(Exchange exchange, Upstream upstream) {
        this.exchange = exchange;
        this.lane = exchange.lane;
        this.upstream = upstream;
        this.request = exchange.request;
        this.response = exchange.response;
        this.since = lane.tickedAt();
    }

    @Override
    public void start() {
        RequestOptions options = new RequestOptions()
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setMethod(request.method())
                .setURI(exchange.head.target());
        lane.client(upstream).request(options).onComplete(this::connected);
    }

    private void connected(AsyncResult<HttpClientRequest> result) {
        if (result.failed()) {
            failed(result.cause());
            return;
        }
        HttpClientRequest toService = result.result();
        if (exchange.isStopped()) {
            toService.reset();
            return;
        }
        out = toService;
        toService.exceptionHandler(this::failed);
        toService.response().onComplete(this::answered);
        try {
            HeaderRules.inwards(request.headers(), toService.headers());
        } catch (IllegalArgumentException e) {
            exchange.answerOrBreakOff(Problem.plain(
                    400,
                    "REQUEST_UNSOUND",
                    "The request was not understood",
                    "A header is malformed.",
                    exchange.stream.id));
            return;
        }
        lane.addOurHeaders(exchange, upstream, toService.headers());
        if (upstream.http2()) {
            toService.authority(HostAndPort.parseAuthority(exchange.head.authority(), -1));
        }
        sendBody(toService);
    }

    private void sendBody(HttpClientRequest toService) {
        if (exchange.head.length() == 0) {
            requestEnded = true;
            toService.end();
            return;
        }
        if (exchange.head.length() < 0 && upstream.http2()) {
            // the service may have to answer before the first byte of the body
            toService.setChunked(true);
            toService.sendHead();
        }
        request.handler(this::received);
        request.endHandler(end -> requestEnded());
        if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
            response.writeContinue();
        }
        request.resume();
    }

    private void received(Buffer bytes) {
        HttpClientRequest toService = out;
        if (exchange.isStopped() || aborted || toService == null) {
            return;
        }
        if (received == 0 && exchange.head.length() < 0 && !upstream.http2()) {
            // with the first bytes and not before: most requests of HTTP/2 that state no length have no body. Once
            // more, with the head written, would be refused, and the rest of the body lost
            toService.setChunked(true);
        }
        received += bytes.length();
        since = lane.tickedAt();
        if (received > lane.limits().bodyBytes()) {
            exchange.answerOrBreakOff(Problem.plain(
                    413,
                    "BODY_TOO_LONG",
                    "The request is too long",
                    "Bodies may have " + lane.limits().bodyBytes() + " bytes.",
                    exchange.stream.id));
            return;
        }
        toService.write(bytes);
        if (toService.writeQueueFull()) {
            waitsForUpstream = true;
            request.pause();
            toService.drainHandler(drained -> {
                waitsForUpstream = false;
                since = lane.tickedAt();
                if (!exchange.isStopped() && !aborted && !requestEnded) {
                    request.resume();
                }
            });
        }
    }

    private void requestEnded() {
        requestEnded = true;
        since = lane.tickedAt();
        HttpClientRequest toService = out;
        if (!exchange.isStopped() && !aborted && toService != null) {
            toService.end();
        }
    }

    private void answered(AsyncResult<HttpClientResponse> result) {
        if (exchange.isStopped() || aborted) {
            return;
        }
        if (result.failed()) {
            failed(result.cause());
            return;
        }
        HttpClientResponse answer = result.result();
        int status = answer.statusCode();
        if (status < 200 || status > 999) {
            exchange.fail(502, "UPSTREAM_BROKEN", "The service answered with status " + status);
            return;
        }
        if (isForbiddenDownload(answer)) {
            lane.refusedDownload(exchange.stream);
            exchange.answerOrBreakOff(lane.downloadRefusal(exchange.stream));
            return;
        }
        in = answer;
        events = isEventStream(answer);
        response.setStatusCode(status);
        HeaderRules.outwards(answer.headers(), response.headers());
        answer.exceptionHandler(this::failed);
        answer.handler(this::sent);
        answer.endHandler(end -> answerEnded(answer));
        frame(answer, status);
    }

    /// Without a length the answer is chunked, and its head goes out now: a stream of events may be long in coming.
    private void frame(HttpClientResponse answer, int status) {
        boolean empty = request.method().equals(HttpMethod.HEAD) || status == 204 || status == 304;
        String stated = answer.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        if (stated != null) {
            length = lengthOf(stated);
        } else if (!empty) {
            if (!exchange.overHttp2()) {
                response.setChunked(true);
            }
            lane.afterThisRead(() -> {
                if (!exchange.isStopped() && !aborted && !response.headWritten()) {
                    response.writeHead();
                }
            });
        }
    }

    private static long lengthOf(String stated) {
        try {
            return Long.parseLong(stated);
        } catch (NumberFormatException e) {
            // over HTTP/2 nobody has looked at it before; the frames say where the answer ends
            return -1;
        }
    }

    private void sent(Buffer bytes) {
        if (exchange.isStopped() || aborted || answerEnded) {
            return;
        }
        sent += bytes.length();
        if (sent == length && !response.headWritten()) {
            // the whole of it at once, as most are: one write instead of two
            end(bytes);
            return;
        }
        response.write(bytes);
        if (response.writeQueueFull()) {
            HttpClientResponse answer = in;
            if (answer != null) {
                waitsForClient = true;
                since = lane.tickedAt();
                answer.pause();
                response.drainHandler(drained -> {
                    waitsForClient = false;
                    if (!exchange.isStopped() && !aborted) {
                        answer.resume();
                    }
                });
            }
        }
    }

    private void answerEnded(HttpClientResponse answer) {
        if (exchange.isStopped() || aborted || answerEnded) {
            return;
        }
        if (length < 0 && !answer.trailers().isEmpty()) {
            HeaderRules.trailers(answer.trailers(), response.trailers());
        }
        end(null);
    }

    private void end(@Nullable Buffer last) {
        answerEnded = true;
        waitsForClient = true;
        since = lane.tickedAt();
        boolean early = !requestEnded;
        exchange.stream.peer.ending |= early && !exchange.overHttp2();
        (last == null ? response.end() : response.end(last)).onComplete(written -> {
            if (early && !exchange.isStopped()) {
                Refusals.linger(lane.vertx(), request);
            }
            exchange.finish();
        });
        if (early) {
            letGo();
        }
    }

    private boolean isForbiddenDownload(HttpClientResponse answer) {
        if ((Decision.obligations(exchange.stream.decision) & Decision.NO_DOWNLOAD) == 0) {
            return false;
        }
        String disposition = answer.getHeader(HttpHeaderNames.CONTENT_DISPOSITION);
        return disposition != null
                && disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
    }

    private static boolean isEventStream(HttpClientResponse answer) {
        String type = answer.getHeader(HttpHeaderNames.CONTENT_TYPE);
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    private void failed(Throwable cause) {
        if (exchange.isStopped() || aborted || answerEnded) {
            return;
        }
        if (mayRetry(cause)) {
            retried = true;
            out = null;
            start();
            return;
        }
        if (cause instanceof StreamResetException reset && response.headWritten() && exchange.overHttp2()) {
            response.reset(reset.getCode());
            aborted = true;
            exchange.finish();
        } else if (cause instanceof TimeoutException) {
            exchange.fail(504, "UPSTREAM_SLOW", "The service did not take the request in time");
        } else if (cause instanceof ConnectionPoolTooBusyException) {
            exchange.fail(503, "UPSTREAM_BUSY", "The service has too many requests already");
        } else {
            exchange.fail(502, "UPSTREAM_BROKEN", "The service could not be reached or broke off");
        }
    }

    /// A service may close a resting connection in the moment it is used again.
    private boolean mayRetry(Throwable cause) {
        boolean repeatable =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return !retried
                && repeatable
                && exchange.head.length() == 0
                && in == null
                && out != null
                && cause instanceof HttpClosedException;
    }

    @Override
    public void stop() {
        if (!response.headWritten()) {
            return;
        }
        if (exchange.overHttp2()) {
            if (answerEnded || response.writeQueueFull()) {
                exchange.breakOff();
            }
        } else if (Sockets.queued(exchange.stream.peer.channel) > 0) {
            exchange.breakOff();
        }
    }

    @Override
    public void cut() {
        exchange.breakOff();
    }

    @Override
    public boolean isEndless() {
        return events && response.headWritten() && !answerEnded;
    }

    /// Without the end that a whole answer has; what was said before is not dropped.
    @Override
    public void leave() {
        if (exchange.overHttp2()) {
            response.reset(GOING);
        } else {
            request.connection().close();
        }
    }

    @Override
    public void abort() {
        if (!aborted) {
            aborted = true;
            if (!answerEnded) {
                letGo();
            }
        }
    }

    private void letGo() {
        HttpClientRequest toService = out;
        if (toService != null) {
            toService.reset();
        }
    }

    @Override
    public void tick(long nanos) {
        long waited = nanos - since;
        if (waitsForClient) {
            if (waited > lane.limits().stalled().toNanos()) {
                exchange.breakOff();
                abort();
                exchange.finish();
            }
        } else if (in == null && !requestEnded && !waitsForUpstream) {
            if (waited > lane.limits().stalled().toNanos() && out != null) {
                exchange.answerOrBreakOff(Problem.plain(
                        408,
                        "BODY_TOO_SLOW",
                        "The request did not come in time",
                        "Its body stopped coming.",
                        exchange.stream.id));
            }
        } else if (in == null && waited > lane.limits().answer().toNanos()) {
            exchange.fail(504, "UPSTREAM_SLOW", "The service did not answer in time");
        }
    }
}
