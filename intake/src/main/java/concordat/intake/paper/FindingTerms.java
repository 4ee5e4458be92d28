package concordat.intake.paper;

import java.time.Instant;
import java.util.Optional;

/// What a table of findings cannot say of itself.
///
/// @param scope which hosts were gone through whole
/// @param testedAt when the test began; taken to be now when left out, so that last year's table needs it
public record FindingTerms(Mapping mapping, TestedScope scope, Optional<Instant> testedAt) {

    /// With nothing said but what the columns mean.
    public static FindingTerms of(Mapping mapping) {
        return new FindingTerms(mapping, TestedScope.UNSTATED, Optional.empty());
    }
}
