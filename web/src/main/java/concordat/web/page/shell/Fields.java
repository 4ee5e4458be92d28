package concordat.web.page.shell;

import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What a form sent.
public final class Fields {

    private final Map<String, String> values;

    private Fields(Map<String, String> values) {
        this.values = values;
    }

    /// @throws Refusal when what was sent is not a form
    public static Fields of(Asked asked) {
        String type = asked.header("content-type").orElse("");
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            throw Refusal.of(415, "That is not a form", "Send this from the page's own form.");
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : asked.body().toString(StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new Fields(values);
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "That is not a form", "A field of the form is not readable.");
        }
    }

    /// @return what was typed, with line ends as `\n`; empty when the field is missing
    public String text(String name) {
        return values.getOrDefault(name, "").replace("\r\n", "\n").strip();
    }

    /// @return as it was sent, for what must not be changed
    public String exactly(String name) {
        return values.getOrDefault(name, "");
    }
}
