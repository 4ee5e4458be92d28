package concordat.api.view;

import java.time.Instant;

/// That a finding counts otherwise than its tool says.
///
/// @param decision the id of who decided it
/// @param severity what it counts as
/// @param until first instant at which it no longer does
public record AdjustedView(String decision, String severity, Instant until) {}
