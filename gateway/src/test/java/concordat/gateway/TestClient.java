package concordat.gateway;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A client of the gateway whose calls block.
final class TestClient implements AutoCloseable {

    private final Vertx vertx;
    private final HttpClientOptions options;
    private final HttpClient http;
    private final WebSocketClient sockets;
    private final int port;

    record Answer(int status, MultiMap headers, String body, MultiMap trailers) {

        /// @return what a browser sends back: name and value of each cookie that has a value
        String cookies() {
            return headers.getAll("set-cookie").stream()
                    .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                    .filter(cookie -> !cookie.endsWith("="))
                    .collect(Collectors.joining("; "));
        }

        /// @return where it sends a browser
        String location() {
            return String.valueOf(headers.get("location"));
        }
    }

    TestClient(Vertx vertx, HttpClientOptions options, int port) {
        this.vertx = vertx;
        this.options = options;
        this.http = vertx.createHttpClient(options, new PoolOptions().setHttp2MaxSize(1));
        this.sockets = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(1_000)
                .setSsl(true)
                .setVerifyHost(false)
                .setTrustOptions(options.getTrustOptions())
                .setKeyCertOptions(options.getKeyCertOptions()));
        this.port = port;
    }

    RequestOptions options(HttpMethod method, String uri, Map<String, String> headers) {
        RequestOptions request = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .setHost(World.HOST)
                .setPort(443)
                .setMethod(method)
                .setURI(uri);
        headers.forEach(request::addHeader);
        return request;
    }

    /// @return its answer, which brings nothing until it is resumed
    HttpClientResponse paused(String uri) throws Exception {
        return await(onLoop(() ->
                request(HttpMethod.GET, uri).compose(HttpClientRequest::send).onSuccess(HttpClientResponse::pause)));
    }

    private Future<HttpClientRequest> request(HttpMethod method, String uri) {
        return http.request(options(method, uri, Map.of()))
                .map(r -> options.getProtocolVersion() == HttpVersion.HTTP_2
                        ? r.authority(HostAndPort.create(World.HOST, 443))
                        : r);
    }

    Answer get(String uri) throws Exception {
        return get(uri, Map.of());
    }

    Answer get(String uri, Map<String, String> headers) throws Exception {
        return send(HttpMethod.GET, uri, headers, Buffer.buffer());
    }

    Answer send(HttpMethod method, String uri, Map<String, String> headers, Buffer body) throws Exception {
        return await(onLoop(() -> http.request(options(method, uri, headers))
                .compose(r -> body.length() == 0 ? r.send() : r.send(body))
                .compose(answer -> answer.body()
                        .map(bytes -> new Answer(
                                answer.statusCode(), answer.headers(), bytes.toString(), answer.trailers())))));
    }

    /// An answer that is still coming.
    static final class Streaming {
        final AtomicInteger status = new AtomicInteger();
        final AtomicLong bytes = new AtomicLong();
        final AtomicLong lastByteNanos = new AtomicLong();
        final CompletableFuture<Throwable> broken = new CompletableFuture<>();
        final CompletableFuture<Void> ended = new CompletableFuture<>();
        Runnable resume = () -> {};
    }

    Streaming stream(String uri) throws Exception {
        return stream(uri, false);
    }

    Streaming stream(String uri, boolean paused) throws Exception {
        Streaming stream = new Streaming();
        await(onLoop(() -> http.request(options(HttpMethod.GET, uri, Map.of()))
                .compose(HttpClientRequest::send)
                .map(answer -> {
                    stream.status.set(answer.statusCode());
                    stream.resume = answer::resume;
                    if (paused) {
                        answer.pause();
                    }
                    answer.exceptionHandler(stream.broken::complete);
                    answer.handler(bytes -> {
                        stream.bytes.addAndGet(bytes.length());
                        stream.lastByteNanos.set(System.nanoTime());
                    });
                    answer.endHandler(end -> stream.ended.complete(null));
                    return answer;
                })));
        return stream;
    }

    /// A WebSocket that counts what it hears.
    static final class Socket {
        final AtomicLong messages = new AtomicLong();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        final CompletableFuture<String> echoed = new CompletableFuture<>();
    }

    Socket webSocket(String uri) throws Exception {
        Socket socket = new Socket();
        await(onLoop(() -> sockets.connect(new WebSocketConnectOptions()
                        .setHost(World.HOST)
                        .setPort(port)
                        .setURI(uri))
                .map(opened -> {
                    opened.textMessageHandler(text -> {
                        socket.messages.incrementAndGet();
                        if (text.startsWith("echo")) {
                            socket.echoed.complete(text);
                        }
                    });
                    opened.closeHandler(v -> {
                        Short code = opened.closeStatusCode();
                        socket.closed.complete(code == null ? -1 : code.intValue());
                    });
                    opened.writeTextMessage("hi");
                    return opened;
                })));
        return socket;
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> work) {
        return onLoop(vertx, work);
    }

    /// Does something on an event loop, as whoever listens to what comes must: what comes before
    /// there is a listener is lost, and another thread may be kept from making one in time.
    static <T> Future<T> onLoop(Vertx vertx, Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        vertx.runOnContext(go -> work.get().onComplete(done));
        return done.future();
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        Starting.awaitQuietly(http.close());
        Starting.awaitQuietly(sockets.close());
    }
}
