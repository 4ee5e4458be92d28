package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// What saying that two names are two assets or one, or taking that back, makes of findings and controls.
///
/// @param split findings that there were not before
/// @param joined findings that another one stands for from then on
/// @param reopened findings that were closed and are open
/// @param closed findings that were open and are closed
/// @param findings of all that change the first hundred, worst first
/// @param findingsInAll how many change
/// @param preview what it changes of controls and routes
/// @param receipt none when it was only tried
public record AssetChange(
        String environment,
        String one,
        String other,
        int split,
        int joined,
        int reopened,
        int closed,
        List<AssetFinding> findings,
        int findingsInAll,
        Preview preview,
        Optional<Receipt> receipt) {

    public AssetChange {
        findings = Absent.list(findings);
    }
}
