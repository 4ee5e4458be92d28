package concordat.gateway.oidc;

import java.util.Optional;

/// Reads and writes cookies that only this host's TLS carries and no script reads.
final class Cookies {

    private Cookies() {}

    /// @param header the whole value of `cookie`
    static Optional<String> value(String header, String name) {
        for (String one : header.split(";")) {
            int equals = one.indexOf('=');
            if (equals > 0 && one.substring(0, equals).strip().equals(name)) {
                return Optional.of(one.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }

    /// `Lax`, since the browser comes back from the identity provider's pages.
    static String set(String name, String value, long seconds) {
        return name + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + seconds;
    }

    static String gone(String name) {
        return set(name, "", 0);
    }
}
