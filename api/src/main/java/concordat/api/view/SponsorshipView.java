package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Somebody who is not a body's staff and may use named routes for a time.
///
/// @param state `ahead`, `running` or `over`
public record SponsorshipView(
        String id,
        String body,
        String state,
        String sponsored,
        String person,
        List<String> routes,
        Instant from,
        Instant until,
        Optional<String> why) {

    public SponsorshipView {
        routes = Absent.list(routes);
    }
}
