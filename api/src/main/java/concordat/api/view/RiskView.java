package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A gap that somebody asked to be accepted, and what became of that.
///
/// @param residual none when it was accepted without having been asked for
/// @param until first instant at which it counts no longer
/// @param sharedByAuthority whether the Authority agreed to share it
/// @param sharedBy bodies whose data is at stake that agreed to share it
/// @param drifted whether the facts are no longer those it was taken on; never once it is over
/// @param pastCeiling whether it reaches past the ceiling, so that the Authority and the data owner must both agree
/// @param steps who asked, shared, accepted, refused, overruled and ended it, with their words
public record RiskView(
        String id,
        String body,
        String environment,
        String control,
        String stage,
        Optional<String> residual,
        List<String> handlings,
        Instant until,
        String requester,
        Optional<String> approver,
        Optional<String> scope,
        Optional<String> continues,
        boolean sharedByAuthority,
        List<String> sharedBy,
        boolean drifted,
        boolean pastCeiling,
        List<CaseStep> steps) {

    public RiskView {
        handlings = Absent.list(handlings);
        sharedBy = Absent.list(sharedBy);
        steps = Absent.list(steps);
    }
}
