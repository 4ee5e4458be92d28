package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Open findings of one weakness: one fix, many hosts.
///
/// @param severity the worst of them
/// @param since when the first of them was first seen
/// @param due when the first of them is
/// @param sample the id of one of them
public record FindingGroup(
        String environment,
        String weakness,
        Optional<String> title,
        Optional<String> solution,
        String severity,
        int findings,
        int assets,
        Instant since,
        Optional<Instant> due,
        List<String> cves,
        String sample) {

    public FindingGroup {
        cves = Absent.list(cves);
    }
}
