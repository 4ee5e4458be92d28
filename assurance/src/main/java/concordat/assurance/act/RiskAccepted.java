package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.ControlId;
import java.time.Instant;
import java.util.Set;

/// The right owner accepts a gap. The actor is the approver and never the requester.
///
/// @param handlings ids of the handlings for which the gap is accepted
/// @param until first instant at which it no longer counts
/// @param factsDigest lower-case hex SHA-256 of the facts it was taken on
public record RiskAccepted(
        RiskId risk,
        EnvironmentId environment,
        ControlId control,
        PersonId requester,
        Set<String> handlings,
        Prose reason,
        Instant until,
        String factsDigest)
        implements Act {

    public RiskAccepted {
        handlings = Set.copyOf(handlings);
    }
}
