package concordat.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;

/// One event loop's connections to services.
final class Upstreams {

    private static final int MAX_WAITING = 1_000;
    private static final int MAX_HEAD = 65_536;
    private static final int HTTP2_CONNECTIONS = 4;

    private final HttpClient one;
    private final HttpClient two;

    Upstreams(Vertx vertx, Limits limits) {
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(limits.upstreamConnections())
                .setHttp2MaxSize(HTTP2_CONNECTIONS)
                .setMaxWaitQueueSize(MAX_WAITING);
        one = client(vertx, options(limits), pool);
        two = client(
                vertx, options(limits).setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false), pool);
    }

    private static HttpClient client(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                // whose request it breaks is told; without this a line in the log says so too
                .withConnectHandler(connection -> {
                    connection.exceptionHandler(broken -> {});
                    Sockets.guard(connection);
                })
                .build();
    }

    private static HttpClientOptions options(Limits limits) {
        return new HttpClientOptions()
                .setConnectTimeout((int) limits.connect().toMillis())
                .setMaxHeaderSize(MAX_HEAD)
                .setKeepAlive(true)
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setTcpNoDelay(true);
    }

    HttpClient of(Upstream upstream) {
        return upstream.http2() ? two : one;
    }

    /// @return for upgrades, which only HTTP/1.1 has
    HttpClient forUpgrade() {
        return one;
    }
}
