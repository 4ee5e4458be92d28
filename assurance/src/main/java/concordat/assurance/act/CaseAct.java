package concordat.assurance.act;

import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.PlanId;
import java.time.LocalDate;
import java.util.Optional;

/// Steps of the ladder between notice and release.
public sealed interface CaseAct extends PartAct {

    /// What has failed is compared with the record.
    ///
    /// @param earlierCases about the same control of the same environment, in two years
    /// @param slips of dates in the environment's plans, in two years
    /// @param daysWithoutProof in all, as the ceiling counts them
    /// @param credible whether an agreed plan stands that its record bears out
    record CaseCompared(CaseId caseId, int earlierCases, int slips, int daysWithoutProof, boolean credible)
            implements CaseAct {}

    /// The Authority and the body have spoken, and this is what was said.
    record ConversationHeld(CaseId caseId, LocalDate heldOn, Prose note) implements CaseAct {}

    /// The body agrees with the note of a conversation, or says what is missing from it.
    record NoteAgreed(CaseId caseId, boolean agreed, Prose words) implements CaseAct {}

    /// Why it came to the failure, and the plan that follows from it.
    record RootCauseStated(CaseId caseId, Optional<PlanId> plan, Prose cause) implements CaseAct {}
}
