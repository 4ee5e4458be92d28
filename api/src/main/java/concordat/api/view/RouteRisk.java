package concordat.api.view;

import java.time.Instant;

/// A control that a route rests on and that will stop holding.
public record RouteRisk(String control, Instant at) {}
