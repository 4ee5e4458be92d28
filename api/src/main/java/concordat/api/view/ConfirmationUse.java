package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// That somebody proved who they are.
///
/// @param acts SHA-256 of the acts it was for
/// @param spentAt when it was used
/// @param position of the first act it was used for
public record ConfirmationUse(Instant at, String acts, Optional<Instant> spentAt, Optional<Long> position) {}
