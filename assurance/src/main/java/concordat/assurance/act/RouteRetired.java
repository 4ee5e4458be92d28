package concordat.assurance.act;

import concordat.assurance.ids.RouteId;

/// A route is no more.
public record RouteRetired(RouteId route) implements Act {}
