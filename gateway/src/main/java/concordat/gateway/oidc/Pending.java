package concordat.gateway.oidc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A browser that was sent to log in; the browser itself keeps it, sealed, until it comes back.
///
/// @param state tells this login from every other of the same browser
/// @param verifier of PKCE (RFC 7636)
/// @param redirect where the identity provider sends the browser
/// @param target path and query of what was asked for
/// @param until microseconds of the machine's clock
record Pending(
        String provider,
        String state,
        String nonce,
        String verifier,
        String redirect,
        String target,
        String certificate,
        long until,
        Set<String> asked) {

    private static final String APART = "\n";

    Pending {
        asked = Set.copyOf(asked);
    }

    byte[] bytes() {
        return String.join(
                        APART,
                        provider,
                        state,
                        nonce,
                        verifier,
                        redirect,
                        target,
                        certificate,
                        Long.toString(until),
                        String.join(" ", asked))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// @return empty for what another version wrote
    static Optional<Pending> of(byte[] bytes) {
        List<String> parts = List.of(new String(bytes, StandardCharsets.UTF_8).split(APART, -1));
        if (parts.size() != 9 || !parts.get(7).matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        Set<String> asked =
                parts.get(8).isEmpty() ? Set.of() : Set.of(parts.get(8).split(" "));
        return Optional.of(new Pending(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                parts.get(4),
                parts.get(5),
                parts.get(6),
                Long.parseLong(parts.get(7)),
                asked));
    }
}
