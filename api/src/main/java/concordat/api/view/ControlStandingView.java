package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where one environment stands on one control.
public record ControlStandingView(
        String control,
        String title,
        String state,
        String reason,
        List<String> holdsFor,
        Optional<Instant> changesAt,
        Optional<Instant> bitesAt,
        Optional<String> caseId,
        List<String> facts) {

    public ControlStandingView {
        holdsFor = Absent.list(holdsFor);
        facts = Absent.list(facts);
    }
}
