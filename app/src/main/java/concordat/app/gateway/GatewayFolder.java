package concordat.app.gateway;

import concordat.app.settings.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/// What belongs to one gateway of a data folder.
///
/// @param index from 0
public record GatewayFolder(DataFolder data, int index) {

    public String id() {
        return "gateway-" + (index + 1);
    }

    /// @return whether it has its certificates and the network knows it
    public boolean enrolled() {
        return Files.exists(enrolment());
    }

    Path enrolment() {
        return root().resolve("enrolled");
    }

    Path root() {
        return data.gateway(index);
    }

    /// The certificate with which it speaks to the control plane.
    Path feedChain() {
        return root().resolve("feed.pem");
    }

    Path feedKey() {
        return root().resolve("feed.key.pem");
    }

    /// The certificate that callers see.
    Path serverChain() {
        return root().resolve("server.pem");
    }

    Path serverKey() {
        return root().resolve("server.key.pem");
    }

    /// Who of others may ask this gateway; it lets nobody when this is not there.
    Path points() {
        return root().resolve("points.properties");
    }

    /// What else is said of its decision point; need not be there.
    Path decisionPoint() {
        return root().resolve("decision-point.properties");
    }

    /// Signs what the decision point says in its own name.
    Path decisionPointKey() {
        return root().resolve("decision-point.key.pem");
    }

    /// Certificates of enforcement points, one folder each, as whoever runs them needs them.
    Path pointCertificates() {
        return root().resolve("points");
    }

    Path state() {
        return root().resolve("state");
    }

    Path records() {
        return root().resolve("records");
    }
}
