package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One weakness on one asset and port.
///
/// @param identity the finding's for ever, which tells nobody without the body's key what it is
/// @param place where on the asset, when that is part of what it is: a path, a package
/// @param severity what its tools say
/// @param adjusted what it counts as instead, by decision
/// @param internetFacing whether its asset faces the internet
/// @param clock which clock `due` goes by; none without one
/// @param knownExploited the vulnerability of it that was listed first
/// @param likelihood of the vulnerability of it that is likeliest to be exploited
/// @param controls those that it fails, or will once it is old enough; none when it fails nothing
/// @param tools those that have shown it
/// @param action the open action that is to mend it
public record FindingView(
        String id,
        String identity,
        String environment,
        String asset,
        Optional<Integer> port,
        Optional<String> protocol,
        Optional<String> place,
        String weakness,
        Optional<String> title,
        String severity,
        Optional<AdjustedView> adjusted,
        String state,
        Instant firstReported,
        Optional<Instant> lastSeen,
        boolean internetFacing,
        Optional<Instant> due,
        Optional<FindingClock> clock,
        Optional<ExploitedView> knownExploited,
        Optional<LikelihoodView> likelihood,
        List<String> controls,
        List<String> cves,
        List<String> tools,
        Optional<FindingAction> action) {

    public FindingView {
        controls = Absent.list(controls);
        cves = Absent.list(cves);
        tools = Absent.list(tools);
    }
}
