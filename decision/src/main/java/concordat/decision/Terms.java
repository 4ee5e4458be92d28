package concordat.decision;

import java.util.List;

/// What all rows of a snapshot are read against.
///
/// @param network the network's id
/// @param edition the edition's id
/// @param controls control ids by bit
/// @param handlings handling ids, weakest first
/// @param facts fact names by bit
/// @param tiers for each tier from the weakest, the fact bits that earn it; the first earns itself with 0
/// @param loginFacts bits of the facts that come from the login rather than the device
public record Terms(
        String network,
        String edition,
        List<String> controls,
        List<String> handlings,
        List<String> facts,
        List<Long> tiers,
        long loginFacts) {

    public Terms {
        controls = List.copyOf(controls);
        handlings = List.copyOf(handlings);
        facts = List.copyOf(facts);
        tiers = List.copyOf(tiers);
    }
}
