package concordat.web.page.body;

import java.util.List;

/// The routes of one service.
public record ServiceGroup(String name, String summary, List<RouteRow> routes) {

    public ServiceGroup {
        routes = List.copyOf(routes);
    }
}
