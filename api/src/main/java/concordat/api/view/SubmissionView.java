package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One pack handed in for assessment.
///
/// @param days whole days it has lain with the Authority since it was complete
/// @param place in the queue from 1, none when it waits for nobody
/// @param dueAt when it is past the service level, given how long it has lain with the body; none outside the queue
/// @param outcome none before it is certain
public record SubmissionView(
        String id,
        String body,
        String environment,
        String edition,
        String stage,
        String packDigest,
        Instant madeAt,
        String madeBy,
        Optional<Instant> signedAt,
        Optional<String> signedBy,
        int days,
        Optional<Integer> place,
        Optional<Instant> dueAt,
        Optional<String> outcome,
        Optional<Instant> concludedAt,
        Optional<String> reasons,
        List<SubmissionPartView> parts,
        List<QuestionView> questions) {

    public SubmissionView {
        parts = Absent.list(parts);
        questions = Absent.list(questions);
    }
}
