package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// What a health check is to look at.
///
/// @param internal addresses, ranges and names inside
/// @param external those that face outwards
/// @param internalSample by hand, in per cent of the machines inside
/// @param externalSample by hand, in per cent of what faces outwards
public record ScopeView(
        List<String> areas,
        List<String> internal,
        List<String> external,
        int internalSample,
        int externalSample,
        List<ExclusionView> excluded,
        Optional<String> sites) {

    public ScopeView {
        areas = Absent.list(areas);
        internal = Absent.list(internal);
        external = Absent.list(external);
        excluded = Absent.list(excluded);
    }
}
