package concordat.web.http;

import concordat.assurance.Programme;
import concordat.assurance.Sight;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.Optional;

/// Who may use a route. What may be read is settled by [Sight]; that some routes are open to everybody, here.
@SuppressWarnings("ImmutableEnumChecker") // an Optional of an enum is immutable, whatever its type says.
public enum Authority {
    /// Anybody, without signing in.
    PUBLIC(Optional.empty()),
    /// Anybody who has signed in.
    SIGNED_IN(Optional.of(Sight.SIGNED_IN)),
    /// Those who see the nation: the Authority, assessors, auditors.
    NATION(Optional.of(Sight.NATION)),
    /// Those who run the programme.
    LEAD(Optional.of(Sight.LEAD)),
    /// A body's own officers, and those who see the nation.
    BODY_STANDING(Optional.of(Sight.BODY_STANDING)),
    /// As [#BODY_STANDING], and colleagues who answer what was given to them; they are shown that and nothing else.
    BODY_ANSWERS(Optional.of(Sight.BODY_ANSWERS)),
    /// As [#BODY_STANDING], and those who own the body's services: for what lies between a service and who uses it.
    BODY_SERVICES(Optional.of(Sight.BODY_SERVICES)),
    /// Anybody who works for a body, and those who see the nation: for what a handler then leaves to one person.
    BODY_PEOPLE(Optional.of(Sight.BODY_PEOPLE)),
    /// A body's own officers alone: its weaknesses are secret.
    BODY_SECRETS(Optional.of(Sight.BODY_SECRETS)),
    /// A body's own officers and, once they have opened its findings, those of the Authority who decide a case about it
    /// or assess its pack.
    BODY_FINDINGS(Optional.of(Sight.BODY_FINDINGS)),
    /// Whoever may bring in a body's reports: its officers, and the collector of the Authority.
    BODY_REPORTS(Optional.of(Sight.BODY_REPORTS)),
    /// Whoever may hand in a document about a body: its officers, and who tests it.
    BODY_EVIDENCE(Optional.of(Sight.BODY_EVIDENCE));

    private final Optional<Sight> sight;

    Authority(Optional<Sight> sight) {
        this.sight = sight;
    }

    /// @param body the body that the route is about, when it is about one
    public boolean allows(Programme programme, Optional<PersonId> person, Optional<BodyId> body) {
        return sight.isEmpty()
                || person.filter(p -> sight.get().allows(programme, p, body)).isPresent();
    }
}
