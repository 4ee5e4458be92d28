package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// That a body holds a route's handling to be wrong.
///
/// @param state `open`, `upheld` or `not-upheld`
/// @param handling the route's own at present
/// @param proposed the one it ought to have
/// @param steps who challenged it and who decided, with their words
public record ChallengeView(
        String id,
        String body,
        String state,
        String route,
        String handling,
        String proposed,
        Instant challengedAt,
        List<CaseStep> steps) {

    public ChallengeView {
        steps = Absent.list(steps);
    }
}
