package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An offer to carry controls for whoever accepts.
///
/// @param body the provider's
/// @param remainingDuty what stays the consumer's duty
/// @param until first instant at which a reliance by it counts no longer
/// @param state `open`, `withdrawn` or `over`
/// @param accepted how many environments have accepted it
public record OfferView(
        String id,
        String body,
        String environment,
        String state,
        List<String> controls,
        String split,
        Optional<String> remainingDuty,
        Instant offeredAt,
        Instant until,
        int accepted) {

    public OfferView {
        controls = Absent.list(controls);
    }
}
