package concordat.store.findings;

import concordat.findings.Finding;
import java.util.Map;

/// What a tester's reports told, and what else is known of the same assets.
///
/// @param reported findings that one of the reports told, open or closed, by their numbers
/// @param others all other findings on these assets that are more than informational, by their numbers
public record Tested(Map<Long, Finding> reported, Map<Long, Finding> others) {

    public Tested {
        reported = Map.copyOf(reported);
        others = Map.copyOf(others);
    }
}
