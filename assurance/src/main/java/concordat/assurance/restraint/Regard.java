package concordat.assurance.restraint;

import concordat.assurance.act.MeasureAct.ProposalDeclined;
import concordat.assurance.act.MeasureAct.WorkforceStated;
import concordat.assurance.ground.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is on record about a body beside its measures.
///
/// @param workforce what the body said last
/// @param refusals of proposals, oldest first; for each trigger the last one
public record Regard(Optional<Recorded<WorkforceStated>> workforce, List<Recorded<ProposalDeclined>> refusals) {
    static final Regard NONE = new Regard(Optional.empty(), List.of());

    public Regard {
        refusals = List.copyOf(refusals);
    }

    /// @return the refusal of what a trigger proposes that counts at that instant
    public Optional<Recorded<ProposalDeclined>> refusal(String trigger, Instant at) {
        return refusals.stream()
                .filter(r ->
                        r.act().trigger().equals(trigger) && r.act().until().isAfter(at))
                .findFirst();
    }

    Regard stated(Recorded<WorkforceStated> now) {
        return new Regard(Optional.of(now), refusals);
    }

    Regard declined(Recorded<ProposalDeclined> now) {
        List<Recorded<ProposalDeclined>> all = new ArrayList<>(refusals);
        all.removeIf(r -> r.act().trigger().equals(now.act().trigger()));
        all.add(now);
        return new Regard(workforce, all);
    }
}
