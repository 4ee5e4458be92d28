package concordat.courier;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/// One signed request.
///
/// @param id the same each time it is tried
/// @param secrets the newest first; two while one replaces the other
/// @param json what is said
public record Hook(String id, URI url, List<HookSecret> secrets, Instant at, String json) {

    public Hook {
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("request " + id + " has nothing to be signed with");
        }
    }

    /// Reads an address that requests may be sent to.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    public static URI address(String text) {
        URI url = URI.create(text);
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!web || url.getHost() == null || text.length() > 2_000) {
            throw new IllegalArgumentException("give an address such as https://example.org/concordat");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("an address holds no user, no password and no fragment");
        }
        return url;
    }
}
