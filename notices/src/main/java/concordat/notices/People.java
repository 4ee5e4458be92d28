package concordat.notices;

import concordat.assurance.Programme;
import concordat.assurance.RoleHeld;
import concordat.assurance.act.Role;
import concordat.assurance.ids.PersonId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who holds which role in one version of the programme. Made once for many notices.
final class People {

    private final Programme programme;
    private final Map<RoleHeld, Set<PersonId>> byRole = new HashMap<>();
    private final Map<Role, Set<PersonId>> anywhere = new HashMap<>();

    People(Programme programme) {
        this.programme = programme;
        for (PersonId person : programme.people()) {
            for (RoleHeld held : programme.rolesOf(person)) {
                byRole.computeIfAbsent(held, h -> new HashSet<>()).add(person);
                anywhere.computeIfAbsent(held.role(), r -> new HashSet<>()).add(person);
            }
        }
    }

    /// @return those meant who may also read it
    Set<PersonId> reached(To to) {
        Set<PersonId> meant = new HashSet<>(to.people());
        for (Role role : to.roles()) {
            meant.addAll(
                    switch (to.audience()) {
                        case EVERYBODY -> anywhere.getOrDefault(role, Set.of());
                        case AUTHORITY -> byRole.getOrDefault(new RoleHeld(role, Optional.empty()), Set.of());
                        case OFFICERS, SERVICE_OWNERS, PERSON ->
                            byRole.getOrDefault(new RoleHeld(role, to.body()), Set.of());
                    });
        }
        meant.removeIf(person -> !to.audience().sight().allows(programme, person, to.body()));
        return meant;
    }
}
