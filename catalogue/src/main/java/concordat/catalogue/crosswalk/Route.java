package concordat.catalogue.crosswalk;

import concordat.catalogue.CrosswalkRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds best paths from one code to another, over links that neither come back to the first nor leave the last.
final class Route {

    /*
     * Confidence is the weakest link's, length comes second. A search that settles one best prefix per place would be
     * wrong: a surer prefix may be longer, and its surplus is lost at the next weak link. So the search runs once for
     * each confidence that occurs, from the surest down, over links at least that sure, breadth first: whatever is
     * reached for the first time is reached as surely as it can be, and by as few steps as that allows. Trying links in
     * their order makes the first found the one that comes first by ids.
     *
     * What is reached is a requirement together with a relation, because the weaker of two relations may lead further:
     * SUPERSET then SUBSET is INTERSECTS, SUBSET then SUBSET is SUBSET.
     *
     * No search comes back to a requirement in the same relation, so cycles end by themselves.
     */

    private final String home;
    private final String to;
    private final Map<CrosswalkRef, List<Link>> bySource = new HashMap<>();
    private final List<Link> together = new ArrayList<>();
    private final List<Integer> confidences;

    /// @param links in their order
    Route(String home, String to, Collection<Link> links) {
        this.home = home;
        this.to = to;
        for (Link link : links) {
            if (link.hop().from().size() == 1) {
                bySource.computeIfAbsent(link.hop().from().getFirst(), from -> new ArrayList<>())
                        .add(link);
            } else {
                together.add(link);
            }
        }
        confidences = links.stream()
                .map(Link::confidence)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /// @return the best paths from every requirement of the first code, sorted by both ends
    List<Path> all() {
        Set<CrosswalkRef> starts = new TreeSet<>();
        bySource.keySet().stream().filter(ref -> ref.code().equals(home)).forEach(starts::add);
        return starts.stream().flatMap(start -> best(start).stream()).toList();
    }

    private record State(CrosswalkRef at, Relation relation) {}

    private record Reached(State state, int confidence, List<Hop> hops) {}

    /// @return the best path to each requirement of the last code that is reached, sorted by it
    List<Path> best(CrosswalkRef start) {
        Map<State, Reached> best = new HashMap<>();
        for (int confidence : confidences) {
            reach(start, confidence).forEach(best::putIfAbsent);
        }
        Map<CrosswalkRef, Reached> strongest = new HashMap<>();
        for (Reached reached : best.values()) {
            if (reached.state().at().code().equals(to)) {
                strongest.merge(
                        reached.state().at(),
                        reached,
                        (a, b) -> a.state().relation().compareTo(b.state().relation()) < 0 ? a : b);
            }
        }
        return strongest.values().stream()
                .map(r -> new Path(start, r.state().at(), r.state().relation(), r.confidence(), r.hops()))
                .sorted(Comparator.comparing(Path::to))
                .toList();
    }

    private Map<State, Reached> reach(CrosswalkRef start, int atLeast) {
        Map<State, Reached> reached = new LinkedHashMap<>();
        List<Reached> edge = List.of(new Reached(new State(start, Relation.EQUAL), 100, List.of()));
        while (!edge.isEmpty()) {
            List<Reached> next = new ArrayList<>();
            for (Reached from : edge) {
                for (Link link : bySource.getOrDefault(from.state().at(), List.of())) {
                    Optional<State> state = step(from.state(), link, atLeast);
                    if (state.isPresent() && !reached.containsKey(state.get())) {
                        Reached found = new Reached(state.get(), atLeast, with(from.hops(), link.hop()));
                        reached.put(state.get(), found);
                        next.add(found);
                    }
                }
            }
            edge = next;
        }
        return reached;
    }

    private static Optional<State> step(State from, Link link, int atLeast) {
        return link.confidence() < atLeast
                ? Optional.empty()
                : from.relation().then(link.relation()).map(relation -> new State(link.to(), relation));
    }

    private static List<Hop> with(List<Hop> hops, Hop last) {
        List<Hop> more = new ArrayList<>(hops);
        more.add(last);
        return more;
    }

    /// @return for each requirement of the last code that is wholly or partly covered the best chain; wholly before
    ///     partly, then as for paths
    Map<CrosswalkRef, Chain> covered(Set<CrosswalkRef> held) {
        Map<CrosswalkRef, Chain> wholly = new HashMap<>();
        Map<CrosswalkRef, Chain> partly = new HashMap<>();
        for (int confidence : confidences) {
            Covering covering = new Covering(bySource, together, held, confidence);
            covering.run();
            covering.wholly().forEach(wholly::putIfAbsent);
            covering.partly().forEach(partly::putIfAbsent);
        }
        partly.forEach(wholly::putIfAbsent);
        wholly.keySet().removeIf(ref -> !ref.code().equals(to));
        return wholly;
    }
}
