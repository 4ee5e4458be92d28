package concordat.store;

import concordat.assurance.ids.PersonId;
import java.time.Instant;
import java.util.Optional;

/// That somebody proved again who they are, for certain acts.
///
/// @param hash lower-case hex SHA-256 of what the person holds
/// @param acts lower-case hex SHA-256 of the acts it is for
/// @param spentAt when it was used
/// @param position of the first act that it was used for
public record Confirmation(
        String hash,
        PersonId account,
        String acts,
        Instant madeAt,
        Instant expiresAt,
        Optional<Instant> spentAt,
        Optional<Long> position) {}
