package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// The last answer to a control.
///
/// @param statement absent when it has been erased
/// @param toReview whether it was given for another edition and does not count until somebody has looked at it
public record AnswerView(
        String environment,
        String control,
        String answer,
        Optional<String> statement,
        Instant at,
        String by,
        boolean toReview) {}
