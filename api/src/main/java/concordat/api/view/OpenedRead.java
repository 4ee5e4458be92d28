package concordat.api.view;

import java.time.Instant;

/// What somebody of the Authority read of a body's findings by one route.
///
/// @param route the route's template
/// @param reads how often
/// @param first when it was read first
/// @param last when it was read last
public record OpenedRead(String route, long reads, Instant first, Instant last) {}
