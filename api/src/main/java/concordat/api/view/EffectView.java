package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What acts would close and open for one environment, and whom that touches.
///
/// @param devices how many enrolled devices would lose a route, by tier
/// @param workforce what the body has said of its people in these tiers; empty when it has said nothing
/// @param workforceStated when it said so
/// @param workloads that would lose a route
/// @param sponsored sponsorships of partner workers and members for these routes
/// @param recent what the closing routes were used for lately; none when no records are at hand, or
///     not whole
public record EffectView(
        String body,
        String environment,
        List<RouteEffectView> closes,
        List<RouteEffectView> opens,
        Map<String, Integer> devices,
        List<WorkforceView> workforce,
        Optional<Instant> workforceStated,
        List<String> workloads,
        List<String> sponsored,
        Optional<RecentUseView> recent) {

    public EffectView {
        closes = Absent.list(closes);
        opens = Absent.list(opens);
        devices = Absent.map(devices);
        workforce = Absent.list(workforce);
        workloads = Absent.list(workloads);
        sponsored = Absent.list(sponsored);
    }
}
