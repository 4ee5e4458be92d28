package concordat.store.devices;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import java.util.Optional;

/// Which devices are wanted.
///
/// @param body whose
/// @param ended true for those that have gone, false for those that have not
public record DeviceWish(
        Optional<BodyId> body,
        Optional<EnvironmentId> environment,
        Optional<PersonId> person,
        Optional<Boolean> managed,
        Optional<String> platform,
        Optional<Boolean> ended) {}
