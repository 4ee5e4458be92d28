package concordat.assurance;

import static concordat.assurance.act.Role.ACCOUNTABLE_OWNER;
import static concordat.assurance.act.Role.ASSESSOR;
import static concordat.assurance.act.Role.AUDITOR;
import static concordat.assurance.act.Role.AUTHORITY_LEAD;
import static concordat.assurance.act.Role.CONTRIBUTOR;
import static concordat.assurance.act.Role.SECURITY_OFFICER;
import static concordat.assurance.act.Role.SERVICE_OWNER;

import concordat.assurance.act.Role;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Who may read what: one rule for whoever asks and for whoever is told without asking. Whether an act is legal is
/// settled where acts are checked.
@SuppressWarnings("ImmutableEnumChecker") // Set.copyOf is immutable, whatever its type says.
public enum Sight {
    /// Anybody who has a role.
    SIGNED_IN(Set.of(Role.values()), Set.of(Role.values())),
    /// Those who see the nation: the Authority, assessors, auditors.
    NATION(Set.of(AUTHORITY_LEAD, ASSESSOR, AUDITOR), Set.of()),
    /// Those who run the programme.
    LEAD(Set.of(AUTHORITY_LEAD), Set.of()),
    /// A body's own officers, and those who see the nation.
    BODY_STANDING(Set.of(AUTHORITY_LEAD, ASSESSOR, AUDITOR), Set.of(SECURITY_OFFICER, ACCOUNTABLE_OWNER)),
    /// As [#BODY_STANDING], and colleagues who answer what was given to them; they are shown that and nothing else.
    BODY_ANSWERS(Set.of(AUTHORITY_LEAD, ASSESSOR, AUDITOR), Set.of(SECURITY_OFFICER, ACCOUNTABLE_OWNER, CONTRIBUTOR)),
    /// As [#BODY_STANDING], and those who own the body's services: for what lies between a service and who uses it.
    BODY_SERVICES(
            Set.of(AUTHORITY_LEAD, ASSESSOR, AUDITOR), Set.of(SECURITY_OFFICER, ACCOUNTABLE_OWNER, SERVICE_OWNER)),
    /// Anybody who has a role for the body, and those who see the nation: for what is asked of one person by name.
    BODY_PEOPLE(Set.of(AUTHORITY_LEAD, ASSESSOR, AUDITOR), Set.of(Role.values())),
    /// A body's own officers alone: its weaknesses are secret.
    BODY_SECRETS(Set.of(), Set.of(SECURITY_OFFICER, ACCOUNTABLE_OWNER)),
    /// A body's own officers, and those of the Authority who decide cases and assess packs: its findings. To those of
    /// the Authority they are shut until opened, see [FindingsSight].
    BODY_FINDINGS(Set.of(AUTHORITY_LEAD, ASSESSOR), Set.of(SECURITY_OFFICER, ACCOUNTABLE_OWNER)),
    /// Whoever may bring in a body's reports: its officers, and the collector of the Authority.
    BODY_REPORTS(Set.of(AUTHORITY_LEAD), Set.of(SECURITY_OFFICER, ACCOUNTABLE_OWNER)),
    /// Whoever may hand in a document about a body: its officers, and who tests it.
    BODY_EVIDENCE(Set.of(AUTHORITY_LEAD, ASSESSOR), Set.of(SECURITY_OFFICER, ACCOUNTABLE_OWNER));

    private final Set<Role> anywhere;
    private final Set<Role> ofTheBody;

    Sight(Set<Role> anywhere, Set<Role> ofTheBody) {
        this.anywhere = Set.copyOf(anywhere);
        this.ofTheBody = Set.copyOf(ofTheBody);
    }

    /// Of which bodies somebody may read what asks for this.
    ///
    /// @param everything whether of all, and what is about none
    /// @param bodies of which, when not of all
    public record Reach(boolean everything, Set<BodyId> bodies) {

        public Reach {
            bodies = Set.copyOf(bodies);
        }

        public boolean covers(Optional<BodyId> body) {
            return everything || body.filter(bodies::contains).isPresent();
        }
    }

    /// @return what the person's roles reach now
    public Reach reach(Programme programme, PersonId person) {
        // Nobody has a role before the network is founded; only the operator can have signed in.
        boolean everything = programme.founder().isEmpty();
        Set<BodyId> bodies = new HashSet<>();
        for (RoleHeld held : programme.rolesOf(person)) {
            if (held.body().isEmpty()) {
                everything |= anywhere.contains(held.role());
            } else if (ofTheBody.contains(held.role())) {
                everything |= this == SIGNED_IN;
                bodies.add(held.body().get());
            }
        }
        return new Reach(everything, bodies);
    }

    /// @param body that it is about, when it is about one
    public boolean allows(Programme programme, PersonId person, Optional<BodyId> body) {
        return reach(programme, person).covers(body);
    }
}
