package concordat.courier;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Sends signed requests to addresses that somebody registered. It looks names up itself and connects to the very
/// address that it has checked, follows no redirect, and reads of the answer the status alone. Safe to share
/// between threads; each call waits.
public final class HookCourier implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(20);
    private static final int GONE = 410;

    private final Destinations destinations;
    private final HttpClient client;

    /// @param trust certificate authorities in place of those that come with Java
    public HookCourier(Vertx vertx, AddressRule rule, Optional<Path> trust) {
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

    /// Whether an address may be registered now; it is looked at again each time something is sent.
    ///
    /// @return what stands against it, none when nothing does
    public Optional<String> against(URI url) {
        return destinations.against(url);
    }

    /// Sends one request.
    ///
    /// @throws InterruptedException when stopped while it waits; then it is not known whether it arrived
    public Outcome send(Hook hook) throws InterruptedException {
        return switch (destinations.resolved(hook.url())) {
            case Destinations.Resolved.Closed closed -> new Outcome.Failed(Outcome.line(closed.why()));
            case Destinations.Resolved.Found found -> send(hook, found.address());
        };
    }

    private Outcome send(Hook hook, InetAddress address) throws InterruptedException {
        byte[] body = hook.json().getBytes(StandardCharsets.UTF_8);
        Future<Integer> status = client.request(request(hook, address, body)).compose(request -> status(request, body));
        try {
            return outcome(status.toCompletionStage()
                    .toCompletableFuture()
                    .get(CONNECTING.plus(ANSWERING).plusSeconds(5).toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            return new Outcome.Failed(Outcome.line("it cannot be reached: " + why.getMessage()));
        } catch (TimeoutException e) {
            return new Outcome.Failed("it did not answer in time");
        }
    }

    /// The answer's body is not waited for.
    private static Future<Integer> status(HttpClientRequest request, byte[] body) {
        return request.send(Buffer.buffer(body)).map(response -> {
            int code = response.statusCode();
            request.connection().close();
            return code;
        });
    }

    private static RequestOptions request(Hook hook, InetAddress address, byte[] body) {
        URI url = hook.url();
        boolean tls = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        long seconds = hook.at().getEpochSecond();
        return new RequestOptions()
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
                .putHeader("User-Agent", "concordat-webhooks/1")
                .putHeader("webhook-id", hook.id())
                .putHeader("webhook-timestamp", String.valueOf(seconds))
                .putHeader(
                        "webhook-signature",
                        hook.secrets().stream()
                                .map(s -> s.sign(hook.id(), seconds, body))
                                .collect(Collectors.joining(" ")));
    }

    private static Outcome outcome(int status) {
        if (status / 100 == 2) {
            return new Outcome.Delivered();
        }
        if (status == GONE) {
            return new Outcome.Refused("it answers 410: it is gone and wants nothing more");
        }
        return new Outcome.Failed(
                status / 100 == 3 ? "it answers " + status + "; redirects are not followed" : "it answers " + status);
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
    }
}
