package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// An incident at a body.
///
/// @param state `open` or `closed`
/// @param live whether it went on when it was reported
/// @param steps who reported and closed it, with their words
public record IncidentView(
        String id, String body, String state, boolean live, Instant reportedAt, List<CaseStep> steps) {

    public IncidentView {
        steps = Absent.list(steps);
    }
}
