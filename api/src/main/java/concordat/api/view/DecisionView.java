package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a gateway would decide, and what would change it.
public record DecisionView(
        String outcome,
        String reason,
        int reasonNumber,
        String who,
        String text,
        List<String> obligations,
        Optional<String> tier,
        Optional<String> route,
        long epoch,
        Optional<Instant> changesAt,
        List<String> wouldPermit) {

    public DecisionView {
        obligations = Absent.list(obligations);
        wouldPermit = Absent.list(wouldPermit);
    }
}
