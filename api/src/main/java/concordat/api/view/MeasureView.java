package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// A measure.
///
/// @param owed what an emergency still owes to citizens, by service
public record MeasureView(
        String id,
        String body,
        String kind,
        List<String> handlings,
        List<String> tiers,
        List<String> services,
        boolean emergency,
        Instant from,
        Instant until,
        String reason,
        String exitCriteria,
        List<OwedRoute> owed) {

    public MeasureView {
        handlings = Absent.list(handlings);
        tiers = Absent.list(tiers);
        services = Absent.list(services);
        owed = Absent.list(owed);
    }
}
