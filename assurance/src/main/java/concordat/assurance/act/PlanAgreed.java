package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PlanId;
import concordat.catalogue.ControlId;
import java.time.Instant;
import java.util.Set;

/// A named officer agrees a plan; until its date it stands in for deferrable controls.
public record PlanAgreed(PlanId plan, EnvironmentId environment, Set<ControlId> controls, Instant until, Prose reasons)
        implements Act {

    public PlanAgreed {
        controls = Set.copyOf(controls);
    }
}
