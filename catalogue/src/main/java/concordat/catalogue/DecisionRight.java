package concordat.catalogue;

import java.time.Duration;
import java.util.Set;

/// Who may accept a risk of one size for data of one handling, and for how long at most. What has no right may be
/// accepted by nobody.
///
/// @param residual the size of what is left
/// @param handling the handling's id
/// @param approvers roles that must each agree, from [#ROLES]; never empty
/// @param limit how long one acceptance may last; never zero
public record DecisionRight(ResidualRisk residual, String handling, Set<String> approvers, Duration limit) {

    /// Every role that can hold a right.
    public static final Set<String> ROLES = Set.of("accountable-owner", "security-officer", "authority", "data-owner");

    /// Those who must both agree before a gap may last beyond an edition's ceiling.
    static final Set<String> BEYOND_CEILING = Set.of("authority", "data-owner");

    public DecisionRight {
        approvers = Set.copyOf(approvers);
        String what = "the right to accept " + residual + " risk for " + handling;
        if (approvers.isEmpty() || !ROLES.containsAll(approvers)) {
            throw new IllegalArgumentException(what + " is held by " + approvers + ", not by some of " + ROLES);
        }
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException(what + " lasts " + limit);
        }
    }
}
