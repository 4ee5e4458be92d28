package concordat.catalogue;

import java.util.Set;

/// Which facts about a device and a login earn a tier. All of them are needed; a stale fact is an absent one.
///
/// @param tier what is earned
/// @param facts names from the edition's list of facts
public record TierRule(Tier tier, Set<String> facts) {

    public TierRule {
        facts = Set.copyOf(facts);
    }
}
