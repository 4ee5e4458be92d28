package concordat.app.devices;

import concordat.decision.CallerRow;
import java.util.List;

/// Where rows go that changed, on their way to the gateways.
public interface ChangedDevices {

    /// @param rows new or changed
    /// @param removed fingerprints that are known no more
    void changed(List<CallerRow> rows, List<String> removed);
}
