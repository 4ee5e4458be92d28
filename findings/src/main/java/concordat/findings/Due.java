package concordat.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// By when a finding is to be closed, and by which clock.
///
/// @param at the end of the window
/// @param window how long it is
/// @param from when it began: the first report to the body, or the day on which it became known to be exploited if that
///     is later and that clock counts
/// @param exploited what is known to be exploited, when that clock counts and not the severity's
public record Due(Instant at, Duration window, Instant from, Optional<Exploited.Listing> exploited) {

    static Due of(Instant from, Duration window, Optional<Exploited.Listing> exploited) {
        return new Due(from.plus(window), window, from, exploited);
    }

    /// The one that ends first; this one when both end together.
    Due sooner(Due other) {
        return other.at.isBefore(at) ? other : this;
    }
}
