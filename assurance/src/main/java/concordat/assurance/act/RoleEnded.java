package concordat.assurance.act;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.Optional;

/// A person may no longer act in a role.
public record RoleEnded(PersonId person, Role role, Optional<BodyId> body) implements Act {}
