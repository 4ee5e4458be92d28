package concordat.web.read;

import concordat.assurance.ids.BodyId;
import java.util.Optional;

/// Which certificates, newest first; those that are ending soonest first.
///
/// @param state `not-yet`, `in-force`, `expired`, `withdrawn` or [#ENDING]
/// @param cursor `next` of the page before
/// @param limit 1 to 500
public record CertificateFilter(Optional<BodyId> body, Optional<String> state, Optional<String> cursor, int limit) {

    /// Those that end within 90 days with nothing complete handed in to follow them.
    public static final String ENDING = "ending";

    boolean ending() {
        return state.filter(ENDING::equals).isPresent();
    }
}
