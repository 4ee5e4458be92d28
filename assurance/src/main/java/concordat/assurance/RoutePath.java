package concordat.assurance;

import concordat.assurance.act.RouteDeclared;
import java.util.Collections;
import java.util.List;

/// How the requests that routes match stand to each other: segments joined by `/`, where `{name}` matches one segment
/// and a last `**` the rest, none included.
final class RoutePath {
    private RoutePath() {}

    /// @return whether the first matches every request of the same service that the second matches
    static boolean covers(RouteDeclared one, RouteDeclared other) {
        return one.methods().containsAll(other.methods()) && covers(segments(one.path()), segments(other.path()));
    }

    /// @return whether there is a request of the same service that both match
    static boolean overlap(RouteDeclared one, RouteDeclared other) {
        return !Collections.disjoint(one.methods(), other.methods())
                && overlap(segments(one.path()), segments(other.path()));
    }

    /// @return whether both have the same path, whatever names stand in it, for some method
    static boolean same(RouteDeclared one, RouteDeclared other) {
        return !Collections.disjoint(one.methods(), other.methods())
                && covers(segments(one.path()), segments(other.path()))
                && covers(segments(other.path()), segments(one.path()));
    }

    private static boolean covers(List<String> one, List<String> other) {
        if (rest(one)) {
            return true;
        }
        if (one.isEmpty() || other.isEmpty() || rest(other)) {
            return one.isEmpty() && other.isEmpty();
        }
        String segment = one.getFirst();
        return (named(segment) || segment.equals(other.getFirst()))
                && covers(one.subList(1, one.size()), other.subList(1, other.size()));
    }

    private static boolean overlap(List<String> one, List<String> other) {
        if (rest(one) || rest(other)) {
            return true;
        }
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        boolean meet = named(one.getFirst())
                || named(other.getFirst())
                || one.getFirst().equals(other.getFirst());
        return meet && overlap(one.subList(1, one.size()), other.subList(1, other.size()));
    }

    private static List<String> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    private static boolean rest(List<String> segments) {
        return segments.size() == 1 && segments.getFirst().equals("**");
    }

    private static boolean named(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
