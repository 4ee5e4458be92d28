package concordat.assurance.act;

import concordat.assurance.ids.AlternativeId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.PatternId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RequestId;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What goes on around answers: who gives them, what else can meet a control, what is asked for.
public sealed interface AnswerAct extends PartAct {

    /// An environment is judged by a later edition before everybody is. There is no way back.
    ///
    /// @param edition the edition's id
    record EditionAdopted(EnvironmentId environment, String edition) implements AnswerAct {}

    /// An answer that was carried forward from another edition still says what is so.
    record AnswerReviewed(EnvironmentId environment, ControlId control) implements AnswerAct {}

    /// The Authority publishes a way of meeting controls that needs no further assessment.
    ///
    /// @param needs the evidence that shows that the pattern was followed; never empty
    /// @param digest lower-case hex SHA-256 of the pattern's document
    record PatternPublished(
            PatternId pattern, Set<ControlId> controls, List<EvidenceNeed> needs, String digest, Prose title)
            implements AnswerAct {
        public PatternPublished {
            controls = Set.copyOf(controls);
            needs = List.copyOf(needs);
        }
    }

    /// A pattern may be followed by nobody else from now on.
    record PatternWithdrawn(PatternId pattern, Prose reason) implements AnswerAct {}

    /// An environment meets a pattern's controls the pattern's way.
    record PatternFollowed(EnvironmentId environment, PatternId pattern) implements AnswerAct {}

    /// A body proposes a way of its own of meeting what a control is for.
    ///
    /// @param evidence what shows that it does
    record AlternativeProposed(
            AlternativeId alternative,
            EnvironmentId environment,
            ControlId control,
            Set<EvidenceId> evidence,
            Prose description)
            implements AnswerAct {
        public AlternativeProposed {
            evidence = Set.copyOf(evidence);
        }
    }

    /// An assessor says whether a proposed alternative meets what the control is for.
    ///
    /// @param until first instant at which it no longer counts, when it meets it
    record AlternativeAssessed(AlternativeId alternative, boolean meets, Optional<Instant> until, Prose reasons)
            implements AnswerAct {}

    /// A colleague is to answer a section.
    ///
    /// @param section as the edition's controls name it
    record SectionDelegated(EnvironmentId environment, String section, PersonId colleague, LocalDate dueOn)
            implements AnswerAct {}

    /// A section is no longer a colleague's to answer: it is done, or given back.
    record SectionReturned(EnvironmentId environment, String section, PersonId colleague) implements AnswerAct {}

    /// The Authority asks for evidence that it does not hold.
    record EvidenceRequested(
            RequestId request,
            EnvironmentId environment,
            ControlId control,
            EvidenceKind kind,
            Instant answerBy,
            Prose why)
            implements AnswerAct {}

    /// What was asked for is at hand, or no longer wanted.
    record EvidenceRequestClosed(RequestId request, Optional<EvidenceId> evidence) implements AnswerAct {}
}
