package concordat.catalogue.crosswalk;

import concordat.catalogue.CrosswalkRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds best paths.
final class Links {

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

    private final Map<CrosswalkRef, List<Link>> bySource = new HashMap<>();
    private final List<Link> together = new ArrayList<>();
    private final List<Integer> confidences;

    Links(Collection<Crosswalk> crosswalks) {
        Set<String> ids = new HashSet<>();
        List<Link> all = new ArrayList<>();
        for (Crosswalk crosswalk : crosswalks) {
            if (!ids.add(crosswalk.id())) {
                throw new IllegalArgumentException("two crosswalks called " + crosswalk.id());
            }
            all.addAll(Link.of(crosswalk));
        }
        all.sort(Link.ORDER);
        for (Link link : all) {
            if (link.hop().from().size() == 1) {
                bySource.computeIfAbsent(link.hop().from().getFirst(), from -> new ArrayList<>())
                        .add(link);
            } else {
                together.add(link);
            }
        }
        confidences = all.stream()
                .map(Link::confidence)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /// @return every requirement of a code from which something is said, sorted
    Set<CrosswalkRef> starts(String code) {
        Set<CrosswalkRef> starts = new TreeSet<>();
        bySource.keySet().stream().filter(ref -> ref.code().equals(code)).forEach(starts::add);
        return starts;
    }

    private record State(CrosswalkRef at, Relation relation) {}

    private record Reached(State state, int confidence, List<Hop> hops) {}

    /// @return the best path to each requirement of the code that is reached, sorted by it
    List<Path> best(CrosswalkRef start, String to) {
        Map<State, Reached> best = new HashMap<>();
        for (int confidence : confidences) {
            reach(start, to, confidence).forEach(best::putIfAbsent);
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

    private Map<State, Reached> reach(CrosswalkRef start, String to, int atLeast) {
        Map<State, Reached> reached = new LinkedHashMap<>();
        List<Reached> edge = List.of(new Reached(new State(start, Relation.EQUAL), 100, List.of()));
        while (!edge.isEmpty()) {
            List<Reached> next = new ArrayList<>();
            for (Reached from : edge) {
                for (Link link : bySource.getOrDefault(from.state().at(), List.of())) {
                    Optional<State> state = step(from.state(), link, start.code(), atLeast);
                    if (state.isPresent() && !reached.containsKey(state.get())) {
                        Reached found = new Reached(state.get(), atLeast, with(from.hops(), link.hop()));
                        reached.put(state.get(), found);
                        if (!link.to().code().equals(to)) {
                            next.add(found);
                        }
                    }
                }
            }
            edge = next;
        }
        return reached;
    }

    private static Optional<State> step(State from, Link link, String home, int atLeast) {
        if (link.confidence() < atLeast || link.to().code().equals(home)) {
            return Optional.empty();
        }
        return from.relation().then(link.relation()).map(relation -> new State(link.to(), relation));
    }

    private static List<Hop> with(List<Hop> hops, Hop last) {
        List<Hop> more = new ArrayList<>(hops);
        more.add(last);
        return more;
    }

    /// @return for each requirement of the code that is wholly or partly covered the best chain; wholly before partly,
    ///     then as for paths
    Map<CrosswalkRef, Chain> covered(Set<CrosswalkRef> held, String from, String to) {
        Map<CrosswalkRef, Chain> wholly = new HashMap<>();
        Map<CrosswalkRef, Chain> partly = new HashMap<>();
        for (int confidence : confidences) {
            Covering covering = new Covering(bySource, together, held, from, to, confidence);
            covering.run();
            covering.wholly().forEach(wholly::putIfAbsent);
            covering.partly().forEach(partly::putIfAbsent);
        }
        partly.forEach(wholly::putIfAbsent);
        wholly.keySet().removeIf(ref -> !ref.code().equals(to));
        return wholly;
    }
}
