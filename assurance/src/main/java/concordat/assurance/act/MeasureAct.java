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
import java.util.List;
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

    /// A body says how many people reach the network, so that a measure can show whom it touches. Said again, it
    /// replaces what was said before.
    ///
    /// @param tiers one for each tier by which people come
    record WorkforceStated(BodyId body, List<Workforce> tiers, Prose how) implements MeasureAct {
        public WorkforceStated {
            tiers = List.copyOf(tiers);
            if (tiers.stream().map(Workforce::tier).distinct().count() != tiers.size()) {
                throw new IllegalArgumentException("a tier stands twice in " + tiers);
            }
        }
    }

    /// People who come by devices of one tier; counts, never names.
    ///
    /// @param remote how many of them work away from the body's premises
    /// @param adjusted for how many the device, or the place, is an adjustment to a disability
    record Workforce(Tier tier, int people, int remote, int adjusted) {
        public Workforce {
            if (remote < 0 || adjusted < 0 || people < Math.max(remote, adjusted)) {
                throw new IllegalArgumentException(
                        people + " people by tier " + tier + ", " + remote + " remote, " + adjusted + " adjusted");
            }
        }
    }

    /// An officer decides against what a trigger of the ladder proposes.
    ///
    /// @param trigger its name in the edition
    /// @param until first instant at which it is proposed again, if its number still stands
    record ProposalDeclined(BodyId body, String trigger, Instant until, Prose reasons) implements MeasureAct {}
}
