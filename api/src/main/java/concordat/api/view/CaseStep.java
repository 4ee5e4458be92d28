package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// One thing that was done, and what was said with it: about a case, a plan, a risk decision.
public record CaseStep(Instant at, String actor, String what, Optional<String> words) {}
