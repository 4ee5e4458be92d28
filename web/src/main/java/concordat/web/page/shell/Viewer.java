package concordat.web.page.shell;

import concordat.assurance.Programme;
import concordat.assurance.RoleHeld;
import concordat.assurance.act.Role;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.web.http.Authority;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Who looks at a page, and what they may see.
public final class Viewer {

    private final Programme programme;
    private final Optional<PersonId> person;

    Viewer(Programme programme, Optional<PersonId> person) {
        this.programme = programme;
        this.person = person;
    }

    /// @return whether the whole nation is theirs to see
    public boolean seesNation() {
        return Authority.NATION.allows(programme, person, Optional.empty());
    }

    public boolean sees(BodyId body) {
        return Authority.BODY_STANDING.allows(programme, person, Optional.of(body));
    }

    /// @return whether they speak for the body
    public boolean officerOf(BodyId body) {
        return Authority.BODY_SECRETS.allows(programme, person, Optional.of(body));
    }

    /// @return whether they decide cases for the Authority
    public boolean decidesCases() {
        return roles().stream()
                .anyMatch(r -> r.body().isEmpty() && (r.role() == Role.AUTHORITY_LEAD || r.role() == Role.ASSESSOR));
    }

    /// @return the bodies they are an officer of, in the order of their ids
    public List<BodyId> ownBodies() {
        return roles().stream()
                .filter(r -> r.role() == Role.SECURITY_OFFICER || r.role() == Role.ACCOUNTABLE_OWNER)
                .flatMap(r -> r.body().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// @return every role held, the Authority's first
    public List<RoleHeld> roles() {
        return person.stream()
                .flatMap(p -> programme.rolesOf(p).stream())
                .sorted(Comparator.comparing(RoleHeld::role)
                        .thenComparing(r -> r.body().map(BodyId::value).orElse("")))
                .toList();
    }
}
