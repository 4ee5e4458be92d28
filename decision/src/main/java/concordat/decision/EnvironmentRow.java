package concordat.decision;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// What one environment holds.
///
/// @param id opaque, stable
/// @param body the body it belongs to
/// @param held for each handling, weakest first, the controls held: one bit for each control of the edition
/// @param changesAt microseconds since the epoch when standing or agreements next change by themselves;
///     [Long#MAX_VALUE] for never
/// @param heldAfter what is left of `held` from then on, until a newer row is heard; never more than `held`
/// @param suspended whether everything is closed
/// @param restrictions what is closed
/// @param services services it has an agreement with, now and past `changesAt`
public record EnvironmentRow(
        String id,
        String body,
        List<BitSet> held,
        long changesAt,
        List<BitSet> heldAfter,
        boolean suspended,
        List<Restriction> restrictions,
        Set<String> services) {

    public EnvironmentRow {
        held = held.stream().map(b -> (BitSet) b.clone()).toList();
        heldAfter = heldAfter.stream().map(b -> (BitSet) b.clone()).toList();
        restrictions = List.copyOf(restrictions);
        services = Set.copyOf(services);
        if (held.size() != heldAfter.size()) {
            throw new IllegalArgumentException(
                    "environment " + id + " has " + held.size() + " handlings now and " + heldAfter.size() + " after");
        }
        for (int handling = 0; handling < held.size(); handling++) {
            BitSet gained = (BitSet) heldAfter.get(handling).clone();
            gained.andNot(held.get(handling));
            if (!gained.isEmpty()) {
                throw new IllegalArgumentException("environment " + id + " gains controls by the passing of time");
            }
        }
    }

    /// Closes what matches every set that is not empty.
    ///
    /// @param handlings places on the scale, 0 for the weakest
    /// @param tiers tiers by place, 0 for unknown
    /// @param services ids
    public record Restriction(Set<Integer> handlings, Set<Integer> tiers, Set<String> services) {

        public Restriction {
            handlings = Set.copyOf(handlings);
            tiers = Set.copyOf(tiers);
            services = Set.copyOf(services);
        }
    }
}
