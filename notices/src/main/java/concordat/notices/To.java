package concordat.notices;

import concordat.assurance.act.Role;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.Optional;
import java.util.Set;

/// Whom a notice is meant for. Whether each of them may read it is settled when it is made.
///
/// @param body whose it is, as reading goes
/// @param roles of the body, or of the Authority when the audience is that
/// @param people by name
record To(Audience audience, Optional<BodyId> body, Set<Role> roles, Set<PersonId> people) {

    private static final Set<Role> OFFICERS = Set.of(Role.SECURITY_OFFICER, Role.ACCOUNTABLE_OWNER);
    private static final Set<Role> DECIDERS = Set.of(Role.AUTHORITY_LEAD, Role.ASSESSOR);

    To {
        roles = Set.copyOf(roles);
        people = Set.copyOf(people);
    }

    static To officers(BodyId body) {
        return new To(Audience.OFFICERS, Optional.of(body), OFFICERS, Set.of());
    }

    static To owner(BodyId body) {
        return new To(Audience.OFFICERS, Optional.of(body), Set.of(Role.ACCOUNTABLE_OWNER), Set.of());
    }

    /// @param owner the body that owns the services
    static To services(BodyId owner) {
        return new To(Audience.SERVICE_OWNERS, Optional.of(owner), Set.of(Role.SERVICE_OWNER), Set.of());
    }

    /// @param body that it is about, when it is about one
    static To authority(Optional<BodyId> body) {
        return new To(Audience.AUTHORITY, body, DECIDERS, Set.of());
    }

    static To authority(Optional<BodyId> body, Set<Role> roles) {
        return new To(Audience.AUTHORITY, body, roles, Set.of());
    }

    /// @param who one of the Authority
    static To assessor(BodyId body, PersonId who) {
        return new To(Audience.AUTHORITY, Optional.of(body), Set.of(), Set.of(who));
    }

    static To person(BodyId body, PersonId who) {
        return new To(Audience.PERSON, Optional.of(body), Set.of(), Set.of(who));
    }

    static To everybody() {
        return new To(Audience.EVERYBODY, Optional.empty(), OFFICERS, Set.of());
    }
}
