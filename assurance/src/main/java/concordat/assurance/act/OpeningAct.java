package concordat.assurance.act;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.OpeningId;
import concordat.assurance.ids.SubmissionId;
import java.util.Optional;

/// That somebody of the Authority is about to read what is a body's secret.
public sealed interface OpeningAct extends PartAct {

    /// The Authority reads nothing of a body's findings before this was said, and the body is told of it. It
    /// is said of a case or of a submission, never of both, and counts for a day and no longer than what it is
    /// said of is open.
    ///
    /// @param caseId the case that the reader decides
    /// @param submission the pack that the reader assesses
    /// @param reason why findings have to be read for that
    record FindingsOpened(
            OpeningId opening, BodyId body, Optional<CaseId> caseId, Optional<SubmissionId> submission, Prose reason)
            implements OpeningAct {}
}
