package concordat.store.devices;

import java.time.Instant;

/// A certificate that a device may show.
///
/// @param fingerprint lower-case hex SHA-256
public record DeviceCertificate(String fingerprint, Instant from, Instant until) {}
