package concordat.api.view;

import java.util.List;
import java.util.Map;

/// Whether a body reaches one route, and what that rests on.
///
/// @param announced what its owner will ask more, the soonest first
public record RouteReach(
        String service,
        String serviceName,
        String route,
        List<String> methods,
        String path,
        String handling,
        String action,
        String citizenEffect,
        boolean agreement,
        Map<String, String> reached,
        List<String> missing,
        List<RouteRisk> atRisk,
        List<RouteChange> announced) {

    public RouteReach {
        methods = Absent.list(methods);
        missing = Absent.list(missing);
        atRisk = Absent.list(atRisk);
        announced = Absent.list(announced);
        reached = Absent.map(reached);
    }
}
