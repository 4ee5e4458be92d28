package concordat.assurance;

import concordat.assurance.act.Role;
import concordat.assurance.ids.BodyId;
import java.util.Optional;

/// A role that a person has.
///
/// @param body for which it acts, none for the Authority's roles
public record RoleHeld(Role role, Optional<BodyId> body) {}
