package concordat.api.view;

import java.time.Instant;

/// A certificate that a device may show.
///
/// @param fingerprint lower-case hex SHA-256
public record DeviceCertificateView(String fingerprint, Instant from, Instant until) {}
