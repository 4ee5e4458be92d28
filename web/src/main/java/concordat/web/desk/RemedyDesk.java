package concordat.web.desk;

import concordat.api.view.ActionProgress;
import concordat.api.view.FindingEdit;
import concordat.api.view.FixProposal;
import concordat.api.view.Page;
import concordat.api.view.PlanFixes;
import concordat.api.view.WorkChange;
import concordat.assurance.ids.BodyId;
import java.util.List;
import java.util.Optional;

/// From findings to actions. Whoever asks has been let in by the route.
public interface RemedyDesk {

    /// What mends findings that fail a control or have a date, what is lost first being first.
    Page<FixProposal> proposals(BodyId body, FixWish wish, Optional<String> cursor, int limit);

    /// @param environment only in this one
    /// @param effort as [FixWish#effort]
    /// @return nothing when no such fix is proposed
    Optional<FixProposal> proposal(BodyId body, Optional<String> environment, String id, List<String> effort);

    /// How far what actions are to mend is mended, by their dates.
    Page<ActionProgress> progress(
            BodyId body, Optional<String> environment, Optional<String> state, Optional<String> cursor, int limit);

    /// Makes proposals actions of a plan.
    ///
    /// @throws concordat.web.http.Refusal when there is no such plan or proposal, or a rule stands against it
    WorkChange plan(BodyId body, PlanFixes wanted, Doing doing);

    /// Puts findings into an action or takes them out, and names who does it.
    ///
    /// @throws concordat.web.http.Refusal when there is no such action, or a rule stands against it
    WorkChange edit(BodyId body, FindingEdit wanted, Doing doing);
}
