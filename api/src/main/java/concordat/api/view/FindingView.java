package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One weakness on one asset and port.
public record FindingView(
        String id,
        String environment,
        String asset,
        Optional<Integer> port,
        Optional<String> protocol,
        String weakness,
        Optional<String> title,
        String severity,
        String state,
        Instant firstReported,
        Optional<Instant> lastSeen,
        Optional<Instant> due,
        List<String> controls) {

    public FindingView {
        controls = Absent.list(controls);
    }
}
