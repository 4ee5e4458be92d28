package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One weakness on one asset and port.
///
/// @param place where on the asset, when that is part of what it is: a path, a package
/// @param controls those that it fails, or will once it is old enough; none when it fails nothing
/// @param tools those that have shown it
public record FindingView(
        String id,
        String environment,
        String asset,
        Optional<Integer> port,
        Optional<String> protocol,
        Optional<String> place,
        String weakness,
        Optional<String> title,
        String severity,
        String state,
        Instant firstReported,
        Optional<Instant> lastSeen,
        Optional<Instant> due,
        List<String> controls,
        List<String> cves,
        List<String> tools) {

    public FindingView {
        controls = Absent.list(controls);
        cves = Absent.list(cves);
        tools = Absent.list(tools);
    }
}
