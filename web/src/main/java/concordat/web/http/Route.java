package concordat.web.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One line of the route table.
///
/// @param method upper-case
/// @param template segments joined by `/`; `{name}` matches one segment, a last `{name...}` the rest
/// @param authority who may use it
/// @param upload whether what is sent goes to a file in place of memory
/// @param largest the most bytes that an upload may have
public record Route(
        String method, String template, Authority authority, boolean upload, long largest, Handler handler) {

    /// A route whose uploads may be of any size.
    public Route(String method, String template, Authority authority, boolean upload, Handler handler) {
        this(method, template, authority, upload, Long.MAX_VALUE, handler);
    }

    /// @param largest the most bytes that are taken
    public static Route upload(String method, String template, Authority authority, long largest, Handler handler) {
        return new Route(method, template, authority, true, largest, handler);
    }

    public static Route get(String template, Authority authority, Handler handler) {
        return new Route("GET", template, authority, false, handler);
    }

    public static Route post(String template, Authority authority, Handler handler) {
        return new Route("POST", template, authority, false, handler);
    }

    /// @param segments the path's segments, decoded
    /// @return what the names matched, or nothing when the route does not match
    Optional<Map<String, String>> match(List<String> segments) {
        String[] wanted = template.substring(1).split("/", -1);
        Map<String, String> parts = new HashMap<>();
        for (int place = 0; place < wanted.length; place++) {
            String want = wanted[place];
            if (want.endsWith("...}")) {
                parts.put(
                        want.substring(1, want.length() - 4),
                        String.join("/", segments.subList(Math.min(place, segments.size()), segments.size())));
                return Optional.of(parts);
            }
            if (place >= segments.size()) {
                return Optional.empty();
            }
            if (want.startsWith("{")) {
                parts.put(want.substring(1, want.length() - 1), segments.get(place));
            } else if (!want.equals(segments.get(place))) {
                return Optional.empty();
            }
        }
        return wanted.length == segments.size() ? Optional.of(parts) : Optional.empty();
    }
}
