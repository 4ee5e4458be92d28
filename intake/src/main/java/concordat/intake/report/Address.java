package concordat.intake.report;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a finding of a web scanner is.
///
/// @param host without brackets; never empty
/// @param port 0 when neither the address nor its scheme says one
/// @param path without question and fragment, which change while the weakness stays; may be empty
public record Address(String host, int port, String path) {

    private static final Pattern FORM = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?"
                    + "(?:[^/@?#\\s]{0,200}@)?(\\[[0-9A-Fa-f:.%]+]|[^/:?#\\s]{1,255})(?::([0-9]{1,5}))?(/[^?#\\s]*)?.*",
            Pattern.DOTALL);

    /// @param text a URL, or `host:port`, or a host alone
    /// @return none when no host can be told
    public static Optional<Address> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (text.length() > 20_000 || !form.matches()) {
            return Optional.empty();
        }
        String scheme = form.group(1) == null ? "" : form.group(1).toLowerCase(Locale.ROOT);
        int port = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        String host = form.group(2);
        return Optional.of(new Address(
                host.startsWith("[") && host.endsWith("]") && host.length() > 2
                        ? host.substring(1, host.length() - 1)
                        : host,
                port(port) > 0 ? port : usual(scheme),
                form.group(4) == null ? "" : form.group(4)));
    }

    /// @return the number if it is a port's, else 0
    public static int port(int number) {
        return number > 0 && number <= 65_535 ? number : 0;
    }

    private static int usual(String scheme) {
        return switch (scheme) {
            case "https", "wss" -> 443;
            case "http", "ws" -> 80;
            case "ssh" -> 22;
            case "ftp" -> 21;
            default -> 0;
        };
    }
}
