package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where one environment stands on one control.
///
/// @param onlyFor past the ceiling, for each handling, the bodies for whose routes alone it holds
public record ControlStandingView(
        String control,
        String title,
        String state,
        String reason,
        List<String> holdsFor,
        Map<String, List<String>> onlyFor,
        Optional<Instant> changesAt,
        Optional<Instant> bitesAt,
        Optional<String> caseId,
        List<String> facts) {

    public ControlStandingView {
        holdsFor = Absent.list(holdsFor);
        onlyFor = Absent.map(onlyFor);
        facts = Absent.list(facts);
    }
}
