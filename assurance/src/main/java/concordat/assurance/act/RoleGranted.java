package concordat.assurance.act;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.Optional;

/// A person may act in a role, for a body or, when the role is the Authority's, for none.
public record RoleGranted(PersonId person, Role role, Optional<BodyId> body) implements Act {}
