package concordat.store.findings;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.store.findings.ImportJob.State;
import java.util.Optional;

/// Which of a body's imports are wanted, and in which order.
///
/// @param oldestFirst by when they came in; else the newest first
public record ImportJobFilter(
        BodyId body, Optional<State> state, Optional<EnvironmentId> environment, boolean oldestFirst) {}
