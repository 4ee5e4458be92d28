package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A device that was enrolled.
///
/// @param tier what its facts earn with as strong a login as there is
/// @param heard when something was last said of it
/// @param certificates that it may show, the one that ends first at the front
public record DeviceView(
        String id,
        String body,
        String environment,
        String ownership,
        String platform,
        String label,
        Optional<String> person,
        Instant enrolled,
        String enrolledBy,
        Optional<Instant> heard,
        Optional<DeviceEnd> ended,
        String tier,
        List<DeviceCertificateView> certificates) {

    public DeviceView {
        certificates = Absent.list(certificates);
    }
}
