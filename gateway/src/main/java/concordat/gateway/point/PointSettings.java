package concordat.gateway.point;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// How enforcement points of others reach a gateway.
///
/// @param host address to listen on
/// @param port for AuthZEN, `auth_request`, forward-auth and ext_authz, over mutual TLS; 0 for any free one
/// @param spopPort for HAProxy, over mutual TLS; 0 for any free one, empty for none
/// @param points file that says who may ask; see [Points]
/// @param identifier by which the decision point is known: https, without query and fragment
/// @param signingKey Ed25519, PEM; signs metadata and what binds an access request; without it neither is given
/// @param requests where a refused person can ask for access; named in refusals when there is one
public record PointSettings(
        String host,
        int port,
        Optional<Integer> spopPort,
        Path points,
        URI identifier,
        Optional<Path> signingKey,
        Optional<URI> requests) {

    public PointSettings {
        if (port < 0 || port > 65_535 || spopPort.orElse(0) < 0 || spopPort.orElse(0) > 65_535) {
            throw new IllegalArgumentException("decision point's ports " + port + " and " + spopPort);
        }
        if (!"https".equals(identifier.getScheme())
                || identifier.getHost() == null
                || identifier.getRawQuery() != null
                || identifier.getRawFragment() != null
                || identifier.getRawPath().endsWith("/")) {
            throw new IllegalArgumentException("decision point's identifier " + identifier
                    + "; give https://HOST[:PORT][/PATH], without query, fragment and last slash");
        }
    }
}
