package concordat.assurance.submission;

import concordat.assurance.act.Prose;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.QuestionId;
import java.time.Instant;
import java.util.Optional;

/// One question to one person.
///
/// @param answerBy when the assessor may go on without
public record Question(
        QuestionId id, Part part, PersonId to, Instant answerBy, Prose text, Stamp asked, Optional<Answered> answered) {

    /// What was answered.
    public record Answered(Stamp stamp, Prose words) {}

    /// @return whether nobody has answered and there is still time to
    public boolean holdsUp(Instant at) {
        return answered.isEmpty() && at.isBefore(answerBy);
    }

    Question answered(Stamp stamp, Prose words) {
        return new Question(id, part, to, answerBy, text, asked, Optional.of(new Answered(stamp, words)));
    }
}
