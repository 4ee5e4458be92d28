package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// That somebody said of two names that they are one asset, or two.
///
/// @param one none when no report here has the name any more
/// @param other none when no report here has the name any more
/// @param assets how many they are: one or two
/// @param reason none when it was erased
/// @param takenBackAt none while it counts; who says the contrary takes it back too
public record SayingView(
        Optional<String> one,
        Optional<String> other,
        String assets,
        String by,
        Instant at,
        Optional<String> reason,
        Optional<String> takenBackBy,
        Optional<Instant> takenBackAt,
        Optional<String> takenBackBecause) {}
