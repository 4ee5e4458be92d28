package concordat.web.http;

import concordat.assurance.ids.PersonId;
import java.util.Optional;

/// Who stands behind a token or a session.
public interface Identities {

    Optional<PersonId> byToken(String token);

    Optional<PersonId> bySession(String session);
}
