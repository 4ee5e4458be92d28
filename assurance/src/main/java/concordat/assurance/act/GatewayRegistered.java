package concordat.assurance.act;

import concordat.assurance.ids.GatewayId;

/// A gateway may receive snapshots.
///
/// @param fingerprint lower-case hex SHA-256 of its certificate
public record GatewayRegistered(GatewayId gateway, String fingerprint) implements Act {}
