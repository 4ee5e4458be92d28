package concordat.assurance.act;

import concordat.assurance.ids.ChangeId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.OfferId;
import concordat.catalogue.ControlId;
import java.time.Instant;
import java.util.Set;

/// How one environment comes to carry controls for others, and what happens when it changes.
public sealed interface RelianceAct extends PartAct {

    /// An environment offers to carry controls for whoever accepts.
    ///
    /// @param remainingDuty what stays the consumer's duty, when shared
    /// @param until first instant at which a reliance by this offer no longer counts
    record RelianceOffered(
            OfferId offer,
            EnvironmentId provider,
            Set<ControlId> controls,
            Split split,
            Prose remainingDuty,
            Instant until)
            implements RelianceAct {
        public RelianceOffered {
            controls = Set.copyOf(controls);
        }
    }

    /// Nobody else may accept the offer. What was accepted stays.
    record OfferWithdrawn(OfferId offer, Prose reason) implements RelianceAct {}

    /// An environment accepts an offer, for some or all of its controls.
    record OfferAccepted(OfferId offer, EnvironmentId consumer, Set<ControlId> controls) implements RelianceAct {
        public OfferAccepted {
            controls = Set.copyOf(controls);
        }
    }

    /// A provider changes how it carries controls. Whoever relies on it for these has a notice period to confirm.
    record ProvisionChanged(ChangeId change, EnvironmentId provider, Set<ControlId> controls, Prose what)
            implements RelianceAct {
        public ProvisionChanged {
            controls = Set.copyOf(controls);
        }
    }

    /// A consumer confirms that it goes on relying after a change.
    record RelianceConfirmed(EnvironmentId consumer, EnvironmentId provider, Set<ControlId> controls)
            implements RelianceAct {
        public RelianceConfirmed {
            controls = Set.copyOf(controls);
        }
    }
}
