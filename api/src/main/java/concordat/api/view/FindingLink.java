package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// What a tester reported and what a scan shows, as one weakness.
///
/// @param state `suggested` or `linked`
/// @param because for one that is suggested: `vulnerability`, `weakness-class` or `place`
/// @param seenMended whether the scan's is closed and the tester's still open
/// @param at when it was linked
public record FindingLink(
        FindingView reported,
        FindingView scanned,
        String state,
        Optional<String> because,
        boolean seenMended,
        Optional<String> reason,
        Optional<Instant> at,
        Optional<String> by) {}
