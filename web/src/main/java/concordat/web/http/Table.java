package concordat.web.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The route table. First match wins; a literal segment is listed before a name in its place.
final class Table {

    private final List<Route> routes;

    Table(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    Optional<Found> find(String method, String path) {
        Optional<List<String>> segments = segments(path);
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        for (Route route : routes) {
            if (route.method().equals(method)
                    || (method.equals("HEAD") && route.method().equals("GET"))) {
                Optional<Map<String, String>> parts = route.match(segments.get());
                if (parts.isPresent()) {
                    return Optional.of(new Found(route, parts.get()));
                }
            }
        }
        return Optional.empty();
    }

    boolean knows(String path) {
        return segments(path)
                .filter(s -> routes.stream().anyMatch(r -> r.match(s).isPresent()))
                .isPresent();
    }

    private static Optional<List<String>> segments(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (String raw : path.substring(1).split("/", -1)) {
            try {
                segments.add(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(segments);
    }
}
