package concordat.api.view;

import java.util.List;

/// One route that acts would close, or open.
///
/// @param citizenEffect what people would feel, `none` for nothing
/// @param continuity `none-needed`, `stands` or `lacking`: whether people can be served meanwhile
/// @param callers the tiers, or `workload`, for whom it changes
public record RouteEffectView(
        String service,
        String route,
        String handling,
        String action,
        String citizenEffect,
        String continuity,
        List<String> callers) {

    public RouteEffectView {
        callers = Absent.list(callers);
    }
}
