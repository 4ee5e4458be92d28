package concordat.web.page.shell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Addresses within the site.
public final class Link {

    private Link() {}

    /// @param query empty values are left out; the order is always the same
    public static String to(String path, Map<String, String> query) {
        String joined = new TreeMap<>(query)
                .entrySet().stream()
                        .filter(e -> !e.getValue().isEmpty())
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return joined.isEmpty() ? path : path + "?" + joined;
    }
}
