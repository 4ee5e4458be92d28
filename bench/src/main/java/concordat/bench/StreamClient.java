package concordat.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The clients of all environments: each stream on a TLS connection of its own, with its environment's certificate.
/// One event loop hears them all.
final class StreamClient implements AutoCloseable {

    private static final int TOGETHER = 50;
    /// Tells of every reset, and resets are what is waited for. Kept here, or its level would be forgotten.
    private static final Logger RESETS = Logger.getLogger("io.vertx.core.net.impl.ConnectionBase");

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();
    private final LiveNetwork network;
    private final List<Integer> ports;
    private final List<HttpClient> clients = new ArrayList<>();
    private final List<OpenTicks> streams = new ArrayList<>();
    private int watchedFrom;
    private Samples ticks = new Samples();

    /// @param ports of the gateways; streams are spread over them by turns
    StreamClient(LiveNetwork network, int environments, List<Integer> ports) {
        this.network = network;
        this.ports = List.copyOf(ports);
        RESETS.setLevel(Level.OFF);
        for (int environment = 0; environment < environments; environment++) {
            clients.add(client(environment));
        }
    }

    private HttpClient client(int environment) {
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(true)
                .setSslEngineOptions(new OpenSSLEngineOptions())
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setVerifyHost(false)
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(network.authority().toString()))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(network.certificate(environment).toString())
                        .addKeyPath(network.key(environment).toString()));
        return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(100_000));
    }

    /// Opens streams, a few at a time, and waits for their first bytes.
    ///
    /// @param every milliseconds from tick to tick
    void open(int environment, int count, int every) throws IOException {
        for (int done = 0; done < count; done += TOGETHER) {
            List<Future<OpenTicks>> opening = new ArrayList<>();
            for (int i = done; i < Math.min(count, done + TOGETHER); i++) {
                opening.add(openOne(environment, ports.get(i % ports.size()), every));
            }
            Waiting.of(Future.all(opening));
            onLoop(() -> streams.addAll(opening.stream().map(Future::result).toList()));
        }
    }

    private Future<OpenTicks> openOne(int environment, int port, int every) {
        RequestOptions request = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .setHost(LiveNetwork.HOST)
                .setPort(443)
                .setMethod(HttpMethod.GET)
                .setURI("/ticks/" + every);
        return clients.get(environment)
                .request(request)
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.statusCode() == 200
                        ? Future.succeededFuture(new OpenTicks(this, environment, answer))
                        : Future.failedFuture("a stream was answered " + answer.statusCode()));
    }

    /// On the event loop.
    void ticked(int environment, long latency) {
        if (environment >= watchedFrom) {
            ticks.add(latency);
        }
    }

    /// Begins to gather the latencies anew, of environments from this one on.
    ///
    /// @return what was gathered until now
    Samples ticks(int from) throws IOException {
        return onLoop(() -> {
            Samples gathered = ticks;
            ticks = new Samples();
            watchedFrom = from;
            return gathered;
        });
    }

    /// Waits until every stream of the environments has ended.
    ///
    /// @throws IOException when one has not after a few seconds
    void awaitClosed(Collection<Integer> environments) throws IOException {
        for (int waits = 0; waits < 1_000; waits++) {
            if (onLoop(() -> streams.stream()
                    .allMatch(stream -> stream.closed != 0 || !environments.contains(stream.environment)))) {
                return;
            }
            Waiting.millis(10);
        }
        throw new IOException("streams of suspended environments are still open after 10 s");
    }

    /// @return one duration for each stream of the environments
    Samples each(Collection<Integer> environments, ToLongFunction<OpenTicks> duration) throws IOException {
        return onLoop(() -> {
            Samples samples = new Samples();
            streams.stream()
                    .filter(stream -> environments.contains(stream.environment))
                    .forEach(stream -> samples.add(duration.applyAsLong(stream)));
            return samples;
        });
    }

    /// @return how many streams of environments other than these have ended
    long endedBeside(Collection<Integer> environments) throws IOException {
        return onLoop(() -> streams.stream()
                .filter(stream -> stream.closed != 0 && !environments.contains(stream.environment))
                .count());
    }

    void forgetClosed() throws IOException {
        onLoop(() -> streams.removeIf(stream -> stream.closed != 0));
    }

    private <T> T onLoop(Supplier<T> work) throws IOException {
        Future<T> done = Future.future(promise -> loop.runOnContext(go -> {
            try {
                promise.complete(work.get());
            } catch (RuntimeException e) {
                promise.fail(e);
            }
        }));
        return Waiting.of(done);
    }

    @Override
    public void close() throws IOException {
        Waiting.of(vertx.close());
    }
}
