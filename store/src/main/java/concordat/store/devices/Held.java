package concordat.store.devices;

import concordat.decision.CallerRow;
import java.util.List;

/// A device with all that is kept of it.
///
/// @param rows what gateways decide from, one for each of its certificates
public record Held(Device device, List<SourceRow> sources, List<DeviceCertificate> certificates, List<CallerRow> rows) {

    public Held {
        sources = List.copyOf(sources);
        certificates = List.copyOf(certificates);
        rows = List.copyOf(rows);
    }
}
