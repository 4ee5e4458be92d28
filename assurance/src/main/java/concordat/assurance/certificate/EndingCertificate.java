package concordat.assurance.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A certificate that is about to end with nothing handed in to follow it.
///
/// @param days the nearest of [#WARNINGS] that has been reached
/// @param packBy by when a pack must be complete and signed for the certificate to run on while it is assessed
public record EndingCertificate(Certificate certificate, int days, Instant packBy) {

    /// How many days before the end a body is warned, the nearest first.
    public static final List<Integer> WARNINGS = List.of(30, 60, 90);

    /// @return whether a pack handed in now would come too late for the certificate to run on
    public boolean late(Instant at) {
        return at.isAfter(packBy);
    }

    /// @return none when it ends later than any warning is due
    static Optional<EndingCertificate> within(Certificate certificate, Instant at) {
        return WARNINGS.stream()
                .filter(days ->
                        !certificate.until().minus(Duration.ofDays(days)).isAfter(at))
                .findFirst()
                .map(days -> new EndingCertificate(
                        certificate, days, certificate.givenUntil().minus(Certificates.IN_TIME)));
    }
}
