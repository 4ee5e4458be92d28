package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A device and what is known of it.
public record DeviceLine(
        String fingerprint, String id, String kind, String environment, List<String> facts, Optional<Instant> until) {

    public DeviceLine {
        facts = Absent.list(facts);
    }
}
