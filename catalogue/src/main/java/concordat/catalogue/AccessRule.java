package concordat.catalogue;

import java.util.Set;

/// The least tier for an action on data of a handling, and what the gateway must then see to.
///
/// @param handling the handling's id
/// @param action what the route lets its caller do
/// @param atLeast the weakest tier that may
/// @param obligations what holds for callers below [Tier#MANAGED], for example view only
public record AccessRule(String handling, ActionClass action, Tier atLeast, Set<Obligation> obligations) {

    public AccessRule {
        obligations = Set.copyOf(obligations);
        if (action == ActionClass.ADMINISTER && !atLeast.atLeast(Tier.MANAGED)) {
            throw new IllegalArgumentException(
                    "administration of " + handling + " is open to tier " + atLeast + "; never below MANAGED");
        }
    }
}
