package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// What the owner of a route has announced: how it counts from then on.
///
/// @param alsoNeeds controls that the owner asks for beyond the edition
public record RouteChange(Instant from, String handling, String action, boolean releasable, List<String> alsoNeeds) {

    public RouteChange {
        alsoNeeds = Absent.list(alsoNeeds);
    }
}
