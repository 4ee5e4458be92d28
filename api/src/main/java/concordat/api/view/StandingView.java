package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where one environment stands.
public record StandingView(
        String environment,
        String body,
        String edition,
        Instant at,
        Optional<Instant> changesAt,
        List<ControlStandingView> controls) {

    public StandingView {
        controls = Absent.list(controls);
    }
}
