package concordat.courier;

import io.vertx.core.Future;
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
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks at addresses that somebody registered, and reads the answer up to a bound. As with [HookCourier] it connects to
/// the very address that was checked and follows no redirect. Safe to share between threads; each call waits.
public final class QuestionCourier implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(20);
    private static final Duration ALTOGETHER = Duration.ofSeconds(60);

    private final Destinations destinations;
    private final HttpClient client;

    /// @param trust certificate authorities in place of those that come with Java
    public QuestionCourier(Vertx vertx, AddressRule rule, Optional<Path> trust) {
        this.destinations = new Destinations(rule);
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setConnectTimeout(Math.toIntExact(CONNECTING.toMillis()))
                .setIdleTimeout(Math.toIntExact(ANSWERING.toSeconds()))
                .setVerifyHost(true)
                .setMaxHeaderSize(16_384)
                .setMaxRedirects(0);
        trust.ifPresent(pem -> options.setTrustOptions(new PemTrustOptions().addCertPath(pem.toString())));
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(32));
    }

    /// @return what stands against an address, none when nothing does
    public Optional<String> against(URI url) {
        return destinations.against(url);
    }

    /// Posts JSON.
    ///
    /// @param bearer what is shown there
    /// @param largest the most bytes that are read of the answer
    /// @throws InterruptedException when stopped while it waits
    public Answered ask(URI url, Optional<String> bearer, String json, int largest) throws InterruptedException {
        return switch (destinations.resolved(url)) {
            case Destinations.Resolved.Closed closed -> new Answered.None(Outcome.line(closed.why()));
            case Destinations.Resolved.Found found -> ask(url, found.address(), bearer, json, largest);
        };
    }

    private Answered ask(URI url, InetAddress address, Optional<String> bearer, String json, int largest)
            throws InterruptedException {
        Future<Answered> answer = client.request(request(url, address, bearer))
                .compose(request -> request.send(Buffer.buffer(json.getBytes(StandardCharsets.UTF_8)))
                        .compose(response -> read(request, response, largest)));
        try {
            return answer.toCompletionStage().toCompletableFuture().get(ALTOGETHER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            return new Answered.None(Outcome.line("it cannot be reached: " + why.getMessage()));
        } catch (TimeoutException e) {
            return new Answered.None("it did not answer in time");
        }
    }

    private static Future<Answered> read(HttpClientRequest request, HttpClientResponse response, int largest) {
        Promise<Answered> read = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > largest) {
                read.tryComplete(new Answered.None("it answers with more than " + largest + " bytes"));
                request.connection().close();
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> {
            read.tryComplete(new Answered.Answer(response.statusCode(), body.toString(StandardCharsets.UTF_8)));
            request.connection().close();
        });
        return read.future();
    }

    private static RequestOptions request(URI url, InetAddress address, Optional<String> bearer) {
        boolean tls = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .setConnectTimeout(CONNECTING.toMillis())
                .setIdleTimeout(ANSWERING.toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", "application/json")
                .putHeader("User-Agent", "concordat-signals/1");
        bearer.ifPresent(token -> options.putHeader("Authorization", "Bearer " + token));
        return options;
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
    }
}
