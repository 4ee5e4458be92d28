package concordat.gateway;

import concordat.gateway.point.PointSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a gateway is told at its start.
///
/// @param id of the gateway; begins every decision's id
/// @param host address to listen on
/// @param port for clients, over TLS; 0 for any free one
/// @param localPort plain, on loopback only: health and figures; 0 for any free one
/// @param certificate PEM, the gateway's own first, then what leads to its authority
/// @param key PEM, PKCS #8, of that certificate
/// @param clientAuthorities PEM, the network's authorities for the certificates of callers
/// @param upstreams by service id
/// @param eventLoops threads that serve, each with its own open streams
/// @param contact whom a refused person should ask, in the words they are shown
/// @param passCertificate whether services are given the caller's certificate (RFC 9440)
/// @param point how enforcement points of others ask; empty when none may
public record GatewaySettings(
        String id,
        String host,
        int port,
        int localPort,
        Path certificate,
        Path key,
        Path clientAuthorities,
        Map<String, Upstream> upstreams,
        int eventLoops,
        String contact,
        boolean passCertificate,
        Limits limits,
        Optional<PointSettings> point) {

    public GatewaySettings {
        upstreams = Map.copyOf(upstreams);
        if (!id.matches("[A-Za-z0-9-]{1,32}")) {
            throw new IllegalArgumentException("gateway id " + id + " is not 1 to 32 letters, digits and hyphens");
        }
        if (port < 0 || port > 65_535 || localPort < 0 || localPort > 65_535) {
            throw new IllegalArgumentException("gateway ports " + port + " and " + localPort);
        }
        if (eventLoops < 1 || eventLoops > 256) {
            throw new IllegalArgumentException("gateway with " + eventLoops + " event loops; 1 to 256 can be");
        }
    }

    /// @return settings with what holds unless it is said otherwise
    public static GatewaySettings defaults(
            String id, int port, Path certificate, Path key, Path clientAuthorities, Map<String, Upstream> upstreams) {
        return new GatewaySettings(
                id,
                "0.0.0.0",
                port,
                0,
                certificate,
                key,
                clientAuthorities,
                upstreams,
                2,
                "your organisation's security officer",
                true,
                Limits.defaults(),
                Optional.empty());
    }
}
