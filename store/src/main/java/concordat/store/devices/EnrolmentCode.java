package concordat.store.devices;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import java.time.Instant;
import java.util.Optional;

/// What lets one device in, once, and as what.
///
/// @param hash SHA-256 of the code, lower-case hex; the code itself is kept nowhere
/// @param until when it lets nobody in any more
public record EnrolmentCode(
        String hash,
        BodyId body,
        EnvironmentId environment,
        boolean managed,
        String platform,
        String label,
        Optional<PersonId> person,
        Instant madeAt,
        PersonId madeBy,
        Instant until) {}
