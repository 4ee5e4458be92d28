package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// One question of an assessor to one person.
///
/// @param state `open`, `late` or `answered`
/// @param answerBy when the assessor may go on without
public record QuestionView(
        String id,
        String submission,
        String part,
        String state,
        String to,
        Instant askedAt,
        String askedBy,
        Instant answerBy,
        Optional<String> text,
        Optional<Instant> answeredAt,
        Optional<String> answer) {}
