package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.QuestionId;
import concordat.assurance.ids.SubmissionId;
import java.time.Instant;

/// A pack is handed in, signed and assessed. The parts are assessed side by side: one that needs work does not send
/// back the others.
public sealed interface SubmissionAct extends PartAct {

    /// What a pack consists of.
    enum Part {
        ANSWERS,
        DIAGRAM,
        HEALTH_CHECK,
        CONTACTS,
        PLAN
    }

    /// What an assessor finds of one part.
    enum PartVerdict {
        /// It is as it has to be.
        MET,
        /// Something has to be done that a plan can hold.
        PLAN_NEEDED,
        /// The body hands in this part again; the others go on.
        WORK_NEEDED,
        /// It is not as it has to be.
        NOT_MET
    }

    /// How far what the body says of itself can be believed, kept apart from what is found.
    enum Confidence {
        LOW,
        MODERATE,
        HIGH
    }

    /// What comes of an assessment.
    enum Outcome {
        FULL,
        CONDITIONAL,
        REFUSED
    }

    /// A body hands in a pack. It is frozen: its digest covers answers, evidence, findings and plans as they stood.
    ///
    /// @param packDigest lower-case hex SHA-256 of the pack
    record SubmissionMade(SubmissionId submission, EnvironmentId environment, String edition, String packDigest)
            implements SubmissionAct {}

    /// The accountable owner signs a pack; it is complete from now on.
    ///
    /// @param packDigest of the pack that the owner has read
    record SubmissionSigned(SubmissionId submission, String packDigest, Prose statement) implements SubmissionAct {}

    /// A body takes a pack back.
    record SubmissionWithdrawn(SubmissionId submission, Prose reason) implements SubmissionAct {}

    /// An assessor takes on a part.
    record PartTaken(SubmissionId submission, Part part) implements SubmissionAct {}

    /// An assessor says what was found of a part.
    record PartAssessed(SubmissionId submission, Part part, PartVerdict verdict, Confidence confidence, Prose reasons)
            implements SubmissionAct {}

    /// A body hands in a part again.
    record PartResubmitted(SubmissionId submission, Part part, String packDigest) implements SubmissionAct {}

    /// An assessor asks one person one thing.
    record QuestionAsked(
            QuestionId question, SubmissionId submission, Part part, PersonId to, Instant answerBy, Prose text)
            implements SubmissionAct {}

    /// The question is answered.
    record QuestionAnswered(QuestionId question, Prose words) implements SubmissionAct {}

    /// An assessment ends. A refusal waits for a second assessor.
    record AssessmentConcluded(SubmissionId submission, Outcome outcome, Prose reasons) implements SubmissionAct {}

    /// A second assessor agrees with a refusal, or sends it back to be concluded again.
    record RefusalSeconded(SubmissionId submission, boolean agreed, Prose reasons) implements SubmissionAct {}
}
