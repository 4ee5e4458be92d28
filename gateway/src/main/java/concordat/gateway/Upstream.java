package concordat.gateway;

import java.net.URI;

/// Where a service listens.
///
/// @param http2 whether it speaks HTTP/2 without TLS and without an upgrade, as gRPC services do; HTTP/1.1 otherwise
public record Upstream(String host, int port, boolean http2) {

    public Upstream {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("upstream " + host + ":" + port);
        }
    }

    /// @param uri `http://host:port`, or `h2c://host:port` for HTTP/2
    /// @throws IllegalArgumentException when it is anything else
    public static Upstream parse(String uri) {
        URI parsed = URI.create(uri);
        boolean http2 = "h2c".equals(parsed.getScheme());
        boolean plain = parsed.getPath().isEmpty() && parsed.getQuery() == null && parsed.getUserInfo() == null;
        if (!plain || parsed.getHost() == null || (!http2 && !"http".equals(parsed.getScheme()))) {
            throw new IllegalArgumentException("upstream " + uri + " is not http://host:port or h2c://host:port");
        }
        return new Upstream(parsed.getHost(), parsed.getPort() < 0 ? 80 : parsed.getPort(), http2);
    }
}
