package concordat.catalogue;

import java.util.Set;

/// That one handling rests on a control, for callers of the named tiers.
///
/// @param handling the handling's id
/// @param tiers device tiers for which the control is needed; never empty
/// @param workloads whether callers without a device need it too
public record RestsOn(String handling, Set<Tier> tiers, boolean workloads) {

    public RestsOn {
        tiers = Set.copyOf(tiers);
        if (tiers.isEmpty() && !workloads) {
            throw new IllegalArgumentException("handling " + handling + " rests on a control for no caller at all");
        }
    }
}
