package concordat.web.desk;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import java.util.Optional;

/// Which of a body's imports are wanted.
///
/// @param state one of `waiting`, `running`, `done`, `refused`, `stopped`, `withdrawn`
/// @param oldestFirst by when they came in; else the newest first
/// @param cursor as the page before gave it
/// @param limit from 1 to 500
public record JobsWanted(
        BodyId body,
        Optional<String> state,
        Optional<EnvironmentId> environment,
        boolean oldestFirst,
        Optional<String> cursor,
        int limit) {}
