package concordat.demo.network;

/// A body's system that calls a service by itself.
///
/// @param fingerprint lower-case hex SHA-256 of its certificate
public record Machine(String id, String environment, Pact pact, String fingerprint) {}
