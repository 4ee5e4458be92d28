package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// One control of an edition and a body's answer to it.
///
/// @param question what an officer is asked, in plain words
/// @param answer none while nobody has answered
/// @param toReview whether it was given for another edition and does not count until it is reviewed
public record ControlAnswerView(
        String control,
        String title,
        String section,
        String question,
        Optional<String> answer,
        Optional<Instant> since,
        Optional<String> by,
        Optional<String> statement,
        boolean toReview) {}
