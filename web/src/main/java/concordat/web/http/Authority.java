package concordat.web.http;

import concordat.assurance.Programme;
import concordat.assurance.RoleHeld;
import concordat.assurance.act.Role;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Who may use a route. Whether an act is legal is settled where acts are checked; this settles what may be read and
/// who may knock.
@SuppressWarnings("ImmutableEnumChecker") // Set.copyOf is immutable, whatever its type says.
public enum Authority {
    /// Anybody, without signing in.
    PUBLIC(EnumSet.noneOf(Role.class), EnumSet.noneOf(Role.class)),
    /// Anybody who has signed in.
    SIGNED_IN(EnumSet.allOf(Role.class), EnumSet.allOf(Role.class)),
    /// Those who see the nation: the Authority, assessors, auditors.
    NATION(EnumSet.of(Role.AUTHORITY_LEAD, Role.ASSESSOR, Role.AUDITOR), EnumSet.noneOf(Role.class)),
    /// Those who run the programme.
    LEAD(EnumSet.of(Role.AUTHORITY_LEAD), EnumSet.noneOf(Role.class)),
    /// A body's own officers, and those who see the nation.
    BODY_STANDING(
            EnumSet.of(Role.AUTHORITY_LEAD, Role.ASSESSOR, Role.AUDITOR),
            EnumSet.of(Role.SECURITY_OFFICER, Role.ACCOUNTABLE_OWNER)),
    /// As [#BODY_STANDING], and those who own the body's services: for what lies between a service and who uses it.
    BODY_SERVICES(
            EnumSet.of(Role.AUTHORITY_LEAD, Role.ASSESSOR, Role.AUDITOR),
            EnumSet.of(Role.SECURITY_OFFICER, Role.ACCOUNTABLE_OWNER, Role.SERVICE_OWNER)),
    /// A body's own officers alone: its weaknesses are secret.
    BODY_SECRETS(EnumSet.noneOf(Role.class), EnumSet.of(Role.SECURITY_OFFICER, Role.ACCOUNTABLE_OWNER)),
    /// Whoever may bring in a body's reports: its officers, and the collector of the Authority.
    BODY_REPORTS(EnumSet.of(Role.AUTHORITY_LEAD), EnumSet.of(Role.SECURITY_OFFICER, Role.ACCOUNTABLE_OWNER));

    private final Set<Role> anywhere;
    private final Set<Role> ofTheBody;

    Authority(Set<Role> anywhere, Set<Role> ofTheBody) {
        this.anywhere = Set.copyOf(anywhere);
        this.ofTheBody = Set.copyOf(ofTheBody);
    }

    /// @param body the body that the route is about, when it is about one
    public boolean allows(Programme programme, Optional<PersonId> person, Optional<BodyId> body) {
        if (this == PUBLIC) {
            return true;
        }
        if (person.isEmpty()) {
            return false;
        }
        if (programme.founder().isEmpty()) {
            // Nobody has a role before the network is founded; only the operator can have signed in.
            return true;
        }
        for (RoleHeld held : programme.rolesOf(person.get())) {
            boolean whole = held.body().isEmpty() && anywhere.contains(held.role());
            boolean own = ofTheBody.contains(held.role())
                    && (this == SIGNED_IN || (body.isPresent() && held.body().equals(body)));
            if (whole || own) {
                return true;
            }
        }
        return false;
    }
}
