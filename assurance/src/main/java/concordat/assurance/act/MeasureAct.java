package concordat.assurance.act;

import concordat.assurance.ids.ArrangementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.IncidentId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/// What surrounds a measure: who stays it, how it is eased, how people are served meanwhile.
public sealed interface MeasureAct extends PartAct {

    /// The independent panel stays a measure that is no emergency.
    ///
    /// @param until first instant at which it counts again
    record MeasureStayed(MeasureId measure, Instant until, Prose reasons) implements MeasureAct {}

    /// A measure closes less from now on: one stage of reconnecting. What it still closes is what these sets name, as
    /// [MeasureImposed] has them.
    ///
    /// @param basis the evidence on which it is eased; partners can see its digests
    record MeasureEased(
            MeasureId measure,
            Set<String> handlings,
            Set<Tier> tiers,
            Set<ServiceId> services,
            Set<EvidenceId> basis,
            Prose reasons)
            implements MeasureAct {
        public MeasureEased {
            handlings = Set.copyOf(handlings);
            tiers = Set.copyOf(tiers);
            services = Set.copyOf(services);
            basis = Set.copyOf(basis);
        }
    }

    /// Somebody who did not impose it looks back at an emergency measure.
    record EmergencyReviewed(MeasureId measure, boolean justified, Prose findings) implements MeasureAct {}

    /// A body can do without a service for a time.
    ///
    /// @param testedOn the day (UTC) on which that was last tried
    /// @param until first instant at which it no longer counts
    record ContinuityArranged(
            ArrangementId arrangement, BodyId body, ServiceId service, LocalDate testedOn, Instant until, Prose how)
            implements MeasureAct {}

    /// The service's owner accepts the arrangement.
    record ContinuityAccepted(ArrangementId arrangement) implements MeasureAct {}

    /// A body reports an incident.
    ///
    /// @param live whether it goes on
    record IncidentReported(IncidentId incident, BodyId body, boolean live, Prose what) implements MeasureAct {}

    /// An incident is over.
    record IncidentClosed(IncidentId incident, Prose lessons) implements MeasureAct {}
}
