package concordat.cli.terminal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A path below the API's root with its query; whatever is put in comes out at the server as it was.
///
/// @param text encoded
public record Address(String text) {

    /// @param parts each one part of the path, taken literally
    public static Address of(String... parts) {
        StringBuilder path = new StringBuilder();
        for (String part : parts) {
            path.append('/').append(encoded(part));
        }
        return new Address(path.toString());
    }

    public Address with(String name, String value) {
        return new Address(text + (text.contains("?") ? '&' : '?') + name + '=' + encoded(value));
    }

    public Address with(String name, Optional<?> value) {
        return value.map(v -> with(name, v.toString())).orElse(this);
    }

    /// A part of dots alone would be taken for a step up the path, so its dots are encoded too.
    private static String encoded(String part) {
        String encoded = URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
    }
}
