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
/// @param limits for whose routes alone some of what is held counts
/// @param limitsAfter the same from `changesAt` on, of what is in `heldAfter`; never wider than `limits`
public record EnvironmentRow(
        String id,
        String body,
        List<BitSet> held,
        long changesAt,
        List<BitSet> heldAfter,
        boolean suspended,
        List<Restriction> restrictions,
        Set<String> services,
        List<Limit> limits,
        List<Limit> limitsAfter) {

    public EnvironmentRow {
        held = held.stream().map(b -> (BitSet) b.clone()).toList();
        heldAfter = heldAfter.stream().map(b -> (BitSet) b.clone()).toList();
        restrictions = List.copyOf(restrictions);
        services = Set.copyOf(services);
        limits = List.copyOf(limits);
        limitsAfter = List.copyOf(limitsAfter);
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

    /// What is held counts for every route that rests on it.
    public EnvironmentRow(
            String id,
            String body,
            List<BitSet> held,
            long changesAt,
            List<BitSet> heldAfter,
            boolean suspended,
            List<Restriction> restrictions,
            Set<String> services) {
        this(id, body, held, changesAt, heldAfter, suspended, restrictions, services, List.of(), List.of());
    }

    boolean limited() {
        return !limits.isEmpty() || !limitsAfter.isEmpty();
    }

    /// Closes what matches every set that is not empty, but for the routes that it spares.
    ///
    /// @param handlings places on the scale, 0 for the weakest
    /// @param tiers tiers by place, 0 for unknown
    /// @param services ids
    /// @param spared ids of routes that it leaves open
    public record Restriction(Set<Integer> handlings, Set<Integer> tiers, Set<String> services, Set<String> spared) {

        public Restriction {
            handlings = Set.copyOf(handlings);
            tiers = Set.copyOf(tiers);
            services = Set.copyOf(services);
            spared = Set.copyOf(spared);
        }

        /// Spares no route.
        public Restriction(Set<Integer> handlings, Set<Integer> tiers, Set<String> services) {
            this(handlings, tiers, services, Set.of());
        }
    }

    /// That a control which is held counts for the routes of some services only.
    ///
    /// @param control its place in the edition
    /// @param handling place on the scale for which it is limited
    /// @param services ids; empty for none
    public record Limit(int control, int handling, Set<String> services) {

        public Limit {
            services = Set.copyOf(services);
            if (control < 0 || handling < 0) {
                throw new IllegalArgumentException("control " + control + ", handling " + handling);
            }
        }

        /// @return whether it keeps the control from counting for a route that needs it
        boolean withholds(RouteRow route) {
            return route.handling() == handling && !services.contains(route.service());
        }
    }
}
