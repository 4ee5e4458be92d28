package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// A question of who stands behind a record of use.
///
/// @param body the body that owes the answer
/// @param state `open`, `late`, `told` or `not-told`
/// @param reference what the record is called
/// @param owedBy one working day after the question
/// @param steps who asked and who answered, with their words
public record ReidentificationView(
        String id,
        String body,
        String state,
        String service,
        String agreement,
        String reference,
        Instant owedBy,
        List<CaseStep> steps) {

    public ReidentificationView {
        steps = Absent.list(steps);
    }
}
