package concordat.web.desk;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.Optional;

/// That somebody wants two names told apart, or no longer.
///
/// @param apart whether they are to be told apart
public record PairWanted(
        PersonId person,
        BodyId body,
        Optional<String> environment,
        String one,
        String other,
        boolean apart,
        String reason) {}
