package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// That somebody told two names apart.
///
/// @param one none when no report here has the name any more
/// @param other none when no report here has the name any more
/// @param reason none when it was erased
/// @param takenBackAt none while it counts
public record PartingView(
        Optional<String> one,
        Optional<String> other,
        String by,
        Instant at,
        Optional<String> reason,
        Optional<String> takenBackBy,
        Optional<Instant> takenBackAt,
        Optional<String> takenBackBecause) {}
