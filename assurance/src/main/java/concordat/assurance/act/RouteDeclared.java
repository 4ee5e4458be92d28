package concordat.assurance.act;

import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.ControlId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A route of a service; declaring it again replaces it.
///
/// @param methods upper-case HTTP methods; never empty
/// @param path segments joined by `/`; `{name}` matches one segment, a last `**` the rest
/// @param handling the handling's id
/// @param alsoNeeds controls the service owner asks for beyond the edition
/// @param staleLimit shorter than the handling's own, when the owner wants it so
public record RouteDeclared(
        RouteId route,
        ServiceId service,
        Set<String> methods,
        String path,
        String handling,
        ActionClass action,
        CitizenEffect citizenEffect,
        boolean releasable,
        Set<ControlId> alsoNeeds,
        Optional<Duration> staleLimit)
        implements Act {

    public RouteDeclared {
        methods = Set.copyOf(methods);
        alsoNeeds = Set.copyOf(alsoNeeds);
    }
}
