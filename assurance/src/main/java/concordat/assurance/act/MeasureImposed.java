package concordat.assurance.act;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Tier;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A measure on a body covers all its environments. A restriction covers what matches every set that is not empty.
///
/// @param emergency without notice; two officers, at most 72 hours
/// @param until first instant at which it no longer counts
/// @param about the case that was decided against the body; none for a body's own measure, a watch or an emergency
/// @param liftsWhen controls which, once all of them hold again, lift it; none when somebody has to
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
        Optional<CaseId> about,
        Set<ControlId> liftsWhen,
        Prose reason,
        Prose exitCriteria)
        implements Act {

    public MeasureImposed {
        handlings = Set.copyOf(handlings);
        tiers = Set.copyOf(tiers);
        services = Set.copyOf(services);
        liftsWhen = Set.copyOf(liftsWhen);
    }
}
