package concordat.api.view;

import java.util.List;
import java.util.Map;

/// What stands between an environment and its submission.
///
/// @param packDigest what whoever hands the pack in names, and whoever signs it signs
/// @param facts what a risk decision on each control would be taken on, by control
/// @param blocking how many concerns stand in the way
public record ReadinessView(
        String environment,
        String body,
        String edition,
        String packDigest,
        Map<String, String> facts,
        int blocking,
        List<ConcernView> concerns) {

    public ReadinessView {
        facts = Map.copyOf(facts);
        concerns = Absent.list(concerns);
    }
}
