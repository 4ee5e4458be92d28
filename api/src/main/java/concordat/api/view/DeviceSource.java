package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// Who has spoken of a device.
///
/// @param assurance how far its word is relied on: `self`, `agent`, `manager` or `attested`
public record DeviceSource(String source, String assurance, Instant heard, List<DeviceWord> words) {

    public DeviceSource {
        words = Absent.list(words);
    }
}
