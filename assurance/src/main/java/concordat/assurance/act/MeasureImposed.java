package concordat.assurance.act;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.Tier;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A measure on a body covers all its environments. A restriction covers what matches every set that is not empty.
///
/// @param emergency without notice; two officers, at most 72 hours
/// @param until first instant at which it no longer counts
public record MeasureImposed(
        MeasureId measure,
        BodyId body,
        MeasureKind kind,
        Set<String> handlings,
        Set<Tier> tiers,
        Set<ServiceId> services,
        boolean emergency,
        Optional<PersonId> secondOfficer,
        Instant until,
        Prose reason,
        Prose exitCriteria)
        implements Act {

    public MeasureImposed {
        handlings = Set.copyOf(handlings);
        tiers = Set.copyOf(tiers);
        services = Set.copyOf(services);
    }
}
