package concordat.catalogue.crosswalk;

import concordat.catalogue.CrosswalkRef;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Why a requirement is covered by what is held.
///
/// @param wholly or else partly
/// @param confidence the weakest step's
/// @param leaves what of the held it rests on
/// @param hops each after those it builds on
record Chain(boolean wholly, int confidence, Set<CrosswalkRef> leaves, List<Hop> hops) {

    private static final Comparator<Hop> BY_IDS = Comparator.comparing(Hop::to)
            .thenComparing(Hop::crosswalk)
            .thenComparing(hop -> hop.from().getFirst())
            .thenComparingInt(hop -> hop.from().size())
            .thenComparing(Hop::reversed);

    Chain {
        leaves = Set.copyOf(leaves);
        hops = List.copyOf(hops);
    }

    /// The shorter, or of two that are as long the one that comes first by ids.
    static Chain first(Chain a, Chain b) {
        int order = Integer.compare(a.hops.size(), b.hops.size());
        for (int i = 0; order == 0 && i < a.hops.size(); i++) {
            order = BY_IDS.compare(a.hops.get(i), b.hops.get(i));
        }
        return order <= 0 ? a : b;
    }
}
