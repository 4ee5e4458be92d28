package concordat.assurance.act;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.ControlId;
import concordat.catalogue.ResidualRisk;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// How a risk decision comes about. [RiskAccepted] is the decision of the body's owner, [RiskEnded] its end.
public sealed interface RiskAct extends PartAct {

    /// A body asks that a gap be accepted.
    ///
    /// @param residual how much is left once everything that was done is taken into account
    /// @param handlings ids of the handlings for which the gap would be accepted
    /// @param until first instant at which it would no longer count
    /// @param factsDigest lower-case hex SHA-256 of the facts it is asked on
    /// @param continues the decision that it would carry on from
    record RiskRequested(
            RiskId risk,
            EnvironmentId environment,
            ControlId control,
            ResidualRisk residual,
            Set<String> handlings,
            Instant until,
            String factsDigest,
            Optional<RiskId> continues,
            Prose reason,
            Prose scope)
            implements RiskAct {
        public RiskRequested {
            handlings = Set.copyOf(handlings);
        }
    }

    /// Somebody who shares the risk agrees to it.
    ///
    /// @param dataOwner the body whose data it is; none when the Authority agrees
    record RiskShared(RiskId risk, Optional<BodyId> dataOwner) implements RiskAct {}

    /// Somebody who would have to agree does not.
    record RiskRefused(RiskId risk, Prose reasons) implements RiskAct {}

    /// The Authority ends a decision that was the body's to take. It is counted.
    record RiskOverruled(RiskId risk, Prose reasons) implements RiskAct {}
}
