package concordat.api.view;

import java.time.Instant;

/// That a certificate is about to end with nothing complete handed in to follow it.
///
/// @param days the warning that has been reached: 90, 60 or 30 days before the end
/// @param packBy by when a pack must be complete for the certificate to run on while it is assessed
/// @param late whether that has passed
public record CertificateEnding(int days, Instant packBy, boolean late) {}
