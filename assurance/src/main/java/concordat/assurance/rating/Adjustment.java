package concordat.assurance.rating;

import concordat.assurance.act.RatingAct.RatingAdjusted;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import java.time.Instant;
import java.util.Optional;

/// That findings count otherwise than their tools say.
///
/// @param ended when somebody ended it before its time
public record Adjustment(Recorded<RatingAdjusted> decided, Optional<Stamp> ended) {

    /// @return whether it counts at that instant
    public boolean inForce(Instant at) {
        return ended.isEmpty() && decided.act().until().isAfter(at);
    }
}
