package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the ladder of the edition proposes about a body. It advises; an officer decides.
///
/// @param trigger its name in the edition
/// @param counts what is counted, for example `lapsed-days`
/// @param number what was counted
/// @param atLeast from which number on it is proposed
/// @param rung `watch`, `restrict`, `suspend` or `review`
/// @param controls it was counted from
/// @param state `open`, `met` by a measure in force, or `declined`
/// @param measure the measure that meets it
/// @param declined who decided against it, when and why
/// @param declinedUntil when it is proposed again, if its number still stands
public record ProposalView(
        String body,
        String bodyName,
        String trigger,
        String counts,
        long number,
        long atLeast,
        String rung,
        List<String> controls,
        String state,
        Optional<String> measure,
        Optional<CaseStep> declined,
        Optional<Instant> declinedUntil) {

    public ProposalView {
        controls = Absent.list(controls);
    }
}
