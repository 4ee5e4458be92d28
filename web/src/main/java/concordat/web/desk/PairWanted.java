package concordat.web.desk;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.Optional;

/// That somebody wants to say of two names that they are two assets or one, or to take that back.
public record PairWanted(
        PersonId person,
        BodyId body,
        Optional<String> environment,
        String one,
        String other,
        Step step,
        String reason) {

    /// What is wanted of the two.
    public enum Step {
        /// They are two assets.
        PART,
        /// That they are two does not count any more.
        TAKE_PARTING_BACK,
        /// They are one asset.
        JOIN,
        /// That they are one does not count any more.
        TAKE_JOINING_BACK
    }
}
