package concordat.web.http;

import java.net.URI;
import java.util.Optional;

/// Refuses what another site made a signed-in browser send. Cookies are `SameSite=Strict` besides.
public final class SameOrigin {

    private SameOrigin() {}

    /// @throws Refusal when another site sent it, or when nothing tells who did
    public static void require(Asked asked) {
        Optional<String> origin = asked.header("origin");
        boolean same = origin.isPresent()
                ? asked.header("host").equals(origin.map(SameOrigin::authority))
                : asked.header("sec-fetch-site").filter("same-origin"::equals).isPresent();
        if (!same) {
            throw Refusal.of(
                    403, "Sent from elsewhere", "This form was not sent from our own pages; nothing was done.");
        }
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
