package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One application to join, to extend or to leave.
///
/// @param body who applies; when it wants to join, the id it shall have
/// @param state its stage on the board, or `accepted` or `refused`
/// @param steps who filed, moved and decided it, with their words
public record ApplicationView(
        String id,
        String body,
        String wish,
        String state,
        Optional<String> name,
        Optional<String> wants,
        Instant filedAt,
        List<CaseStep> steps) {

    public ApplicationView {
        steps = Absent.list(steps);
    }
}
