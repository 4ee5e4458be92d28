package concordat.api.view;

import java.time.Duration;
import java.time.Instant;

/// Which clock says by when a finding is to be mended.
///
/// @param window how long it is
/// @param from when it began
/// @param because `severity` or `known-exploited`
public record FindingClock(Duration window, Instant from, String because) {}
