package concordat.catalogue.crosswalk;

import java.time.Instant;
import java.util.Optional;

/// That one of our requirements is held now.
///
/// @param how in the words of whoever says so, for example `proved`; passed on as it is
/// @param until the first instant at which this may change by itself; none when it does not
public record Hold(String how, Optional<Instant> until) {

    public Hold {
        if (how.isBlank()) {
            throw new IllegalArgumentException("something is held, but not how");
        }
    }
}
