package concordat.api.view;

import java.time.Instant;

/// A route that citizens would miss and that an emergency measure covers without an accepted way of going on.
///
/// @param leavesAt from when the measure covers it no longer, if nothing is accepted before
/// @param left whether it has left the measure
public record OwedRoute(String service, String route, String citizenEffect, Instant leavesAt, boolean left) {}
