package concordat.catalogue.crosswalk;

import concordat.catalogue.CrosswalkRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What follows from holding a set of requirements, over links at least so sure, round by round: what is found in a
/// round builds on what was found before it. For one use, by one thread.
final class Covering {

    /*
     * A requirement is covered wholly when what is held asks at least all that it asks, partly when it asks some of it.
     * That is Relation.then with only as much kept as matters here: EQUAL and SUPERSET cover wholly, SUBSET and
     * INTERSECTS partly, and
     *
     *   wholly, then EQUAL or SUPERSET       wholly
     *   wholly, then SUBSET or INTERSECTS    partly
     *   partly, then EQUAL or SUBSET         partly
     *   all sources wholly, together EQUAL or SUPERSET   wholly
     *
     * and nothing else follows.
     */

    private final Map<CrosswalkRef, List<Link>> bySource;
    private final List<Link> together;
    private final int atLeast;
    private final Map<CrosswalkRef, Chain> wholly = new LinkedHashMap<>();
    private final Map<CrosswalkRef, Chain> partly = new LinkedHashMap<>();

    Covering(Map<CrosswalkRef, List<Link>> bySource, List<Link> together, Set<CrosswalkRef> held, int atLeast) {
        this.bySource = bySource;
        this.together = together;
        this.atLeast = atLeast;
        for (CrosswalkRef each : new TreeSet<>(held)) {
            wholly.put(each, new Chain(true, atLeast, Set.of(each), List.of()));
        }
    }

    Map<CrosswalkRef, Chain> wholly() {
        return wholly;
    }

    Map<CrosswalkRef, Chain> partly() {
        return partly;
    }

    void run() {
        boolean more = true;
        while (more) {
            Map<CrosswalkRef, Chain> nowWholly = new TreeMap<>();
            Map<CrosswalkRef, Chain> nowPartly = new TreeMap<>();
            new ArrayList<>(wholly.entrySet()).forEach(e -> spread(e.getKey(), e.getValue(), nowWholly, nowPartly));
            new ArrayList<>(partly.entrySet()).forEach(e -> spread(e.getKey(), e.getValue(), nowWholly, nowPartly));
            together.forEach(link -> join(link, nowWholly));
            nowWholly.keySet().removeAll(wholly.keySet());
            nowPartly.keySet().removeAll(partly.keySet());
            more = !nowWholly.isEmpty() || !nowPartly.isEmpty();
            wholly.putAll(nowWholly);
            partly.putAll(nowPartly);
        }
    }

    private void spread(
            CrosswalkRef from, Chain chain, Map<CrosswalkRef, Chain> nowWholly, Map<CrosswalkRef, Chain> nowPartly) {
        for (Link link : bySource.getOrDefault(from, List.of())) {
            if (link.confidence() >= atLeast) {
                passedOn(chain.wholly(), link.relation())
                        .ifPresent(whole -> keep(whole ? nowWholly : nowPartly, link, whole, List.of(chain)));
            }
        }
    }

    /// @return whether the target is covered wholly, else partly; empty when nothing follows
    private static Optional<Boolean> passedOn(boolean wholly, Relation relation) {
        return switch (relation) {
            case EQUAL -> Optional.of(wholly);
            case SUPERSET -> wholly ? Optional.of(true) : Optional.empty();
            case SUBSET -> Optional.of(false);
            case INTERSECTS -> wholly ? Optional.of(false) : Optional.empty();
            case NONE -> Optional.empty();
        };
    }

    private void join(Link link, Map<CrosswalkRef, Chain> nowWholly) {
        List<Chain> chains = new ArrayList<>();
        for (CrosswalkRef from : link.hop().from()) {
            Chain chain = wholly.get(from);
            if (chain == null) {
                return;
            }
            chains.add(chain);
        }
        if (link.confidence() >= atLeast) {
            keep(nowWholly, link, true, chains);
        }
    }

    /// Of what is found in one round the shorter stays, then the one that comes first by ids.
    private void keep(Map<CrosswalkRef, Chain> now, Link link, boolean whole, List<Chain> chains) {
        Set<CrosswalkRef> leaves = new HashSet<>();
        Set<Hop> hops = new LinkedHashSet<>();
        for (Chain chain : chains) {
            leaves.addAll(chain.leaves());
            hops.addAll(chain.hops());
        }
        hops.add(link.hop());
        Chain found = new Chain(whole, atLeast, leaves, List.copyOf(hops));
        now.merge(link.to(), found, Chain::first);
    }
}
