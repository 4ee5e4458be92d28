package concordat.courier;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// How JSON leaves for addresses that somebody registered: names are looked up here, and the very address that was
/// checked is connected to; no redirect is followed and no connection is kept.
final class Wire implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(20);

    private final Destinations destinations;
    private final HttpClient client;

    /// @param trust certificate authorities in place of those that come with Java
    Wire(Vertx vertx, AddressRule rule, Optional<Path> trust) {
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

    /// What came of an exchange.
    ///
    /// @param <T> what is made of an answer
    sealed interface Came<T> {
        record Back<T>(T answer) implements Came<T> {}

        /// @param why one line
        record Not<T>(String why) implements Came<T> {}
    }

    Optional<String> against(URI url) {
        return destinations.against(url);
    }

    /// @param agent names the sender
    /// @return a POST of JSON, to be completed with its own headers
    static RequestOptions post(URI url, String agent) {
        boolean tls = url.getScheme().equals("https");
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.getHost())
                .setPort(url.getPort() > 0 ? url.getPort() : tls ? 443 : 80)
                .setSsl(tls)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .setConnectTimeout(CONNECTING.toMillis())
                .setIdleTimeout(ANSWERING.toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", agent);
    }

    /// Connects and waits for what `exchange` makes of it.
    ///
    /// @param post from [#post]
    /// @param altogether the most that is waited
    /// @throws InterruptedException when stopped while it waits; then it is not known whether it arrived
    <T> Came<T> send(URI url, RequestOptions post, Duration altogether, Function<HttpClientRequest, Future<T>> exchange)
            throws InterruptedException {
        return switch (destinations.resolved(url)) {
            case Destinations.Resolved.Closed closed -> new Came.Not<>(Outcome.line(closed.why()));
            case Destinations.Resolved.Found found -> send(found.address(), post, altogether, exchange);
        };
    }

    private <T> Came<T> send(
            InetAddress address,
            RequestOptions post,
            Duration altogether,
            Function<HttpClientRequest, Future<T>> exchange)
            throws InterruptedException {
        post.setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, post.getPort())));
        try {
            return new Came.Back<>(client.request(post)
                    .compose(exchange)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(altogether.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            return new Came.Not<>(Outcome.line("it cannot be reached: " + why.getMessage()));
        } catch (TimeoutException e) {
            return new Came.Not<>("it did not answer in time");
        }
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
    }
}
