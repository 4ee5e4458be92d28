package concordat.assurance;

import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.ids.BodyId;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.Edition;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who must share a risk before it may be accepted. Of a gap behind which nothing of theirs lies, data owners need not
/// hear. Past the ceiling the Authority and those whose data it is share it, whatever the edition says otherwise.
///
/// @param authority whether the Authority must
/// @param dataOwners bodies whose data lies behind the gap and who must, by id
public record RiskSharers(boolean authority, Set<BodyId> dataOwners) {

    public RiskSharers {
        dataOwners = Set.copyOf(dataOwners);
    }

    /// As the edition that the environment is judged by says at an instant; nobody when it says nothing.
    public static RiskSharers of(Programme programme, RiskRequested asked, Instant at) {
        Optional<Edition> edition = programme.editionOf(asked.environment(), at);
        boolean pastCeiling = programme.pastCeiling(asked.environment(), asked.control(), asked.until(), at);
        boolean authority = pastCeiling;
        Set<BodyId> owners = new TreeSet<>();
        if (pastCeiling) {
            owners.addAll(programme.dataOwners(asked.environment(), asked.control(), asked.handlings(), at));
        }
        for (String handling : asked.handlings()) {
            Set<String> approvers = edition.flatMap(e -> e.right(asked.residual(), handling))
                    .map(DecisionRight::approvers)
                    .orElse(Set.of());
            authority |= approvers.contains("authority");
            if (approvers.contains("data-owner")) {
                owners.addAll(programme.dataOwners(asked.environment(), asked.control(), Set.of(handling), at));
            }
        }
        return new RiskSharers(authority, owners);
    }
}
