package concordat.assurance.reliance;

import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.EnvironmentId;
import java.util.Set;

/// An offer and who has accepted it.
///
/// @param acceptedBy environments that accepted it for some of its controls
public record Offer(Recorded<RelianceOffered> offered, Set<EnvironmentId> acceptedBy) {
    public Offer {
        acceptedBy = Set.copyOf(acceptedBy);
    }
}
