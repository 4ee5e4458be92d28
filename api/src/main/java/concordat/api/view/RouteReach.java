package concordat.api.view;

import java.util.List;
import java.util.Map;

/// Whether a body reaches one route, and what that rests on.
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
        List<RouteRisk> atRisk) {

    public RouteReach {
        methods = Absent.list(methods);
        missing = Absent.list(missing);
        atRisk = Absent.list(atRisk);
        reached = Absent.map(reached);
    }
}
