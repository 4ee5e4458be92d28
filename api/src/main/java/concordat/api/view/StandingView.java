package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where one environment stands.
///
/// @param reading `past` as it stood then, `present`, or `ahead`: the acts known today read at a later instant
/// @param acts how many acts of the ledger count in it
public record StandingView(
        String environment,
        String body,
        String edition,
        Instant at,
        String reading,
        long acts,
        Optional<Instant> changesAt,
        List<ControlStandingView> controls) {

    public StandingView {
        controls = Absent.list(controls);
    }
}
