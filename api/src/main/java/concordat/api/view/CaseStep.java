package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// One step of a case.
public record CaseStep(Instant at, String actor, String what, Optional<String> words) {}
