package concordat.assurance.healthcheck;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Several places, each under the text by which it was given.
public final class Places {

    private record Sorting(String text, Optional<Place> place) {

        /// @return where it begins; nothing when it is no address
        Optional<Address> from() {
            return place.flatMap(p -> p instanceof Place.Block block ? Optional.of(block.from()) : Optional.empty());
        }
    }

    private static final Comparator<Sorting> ORDER = Comparator.comparing(
                    Sorting::from,
                    (one, other) -> one.isPresent() && other.isPresent()
                            ? one.get().compareTo(other.get())
                            : Boolean.compare(one.isEmpty(), other.isEmpty()))
            .thenComparing(Sorting::text);

    private final Map<String, Place> places;

    private Places(Map<String, Place> places) {
        this.places = places;
    }

    /// What is no place is left out; nothing gets into the record that is none.
    static Places of(Collection<String> texts) {
        Map<String, Place> places = new LinkedHashMap<>();
        ordered(texts).forEach(s -> s.place().ifPresent(place -> places.put(s.text(), place)));
        return new Places(places);
    }

    /// @return addresses by their number, and after them whatever else there is by its letters
    public static List<String> sorted(Collection<String> texts) {
        return ordered(texts).map(Sorting::text).toList();
    }

    private static Stream<Sorting> ordered(Collection<String> texts) {
        return texts.stream().map(t -> new Sorting(t, Place.parse(t))).sorted(ORDER);
    }

    /// @return the first that is no place
    static Optional<String> wrong(Collection<String> texts) {
        return new TreeSet<>(texts)
                .stream().filter(text -> Place.parse(text).isEmpty()).findFirst();
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /// @return whether one of a machine's addresses and names is in one of them
    boolean hold(Collection<String> machine) {
        return places.values().stream().anyMatch(place -> machine.stream().anyMatch(place::holds));
    }

    /// @return those of others that lie in none of these, by their texts
    List<String> lacking(Places others) {
        return others.places.entrySet().stream()
                .filter(other -> places.values().stream().noneMatch(place -> place.holds(other.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// @return those in which none of the machines is, by their texts
    List<String> without(Collection<? extends Collection<String>> machines) {
        return places.entrySet().stream()
                .filter(place ->
                        machines.stream().noneMatch(names -> names.stream().anyMatch(place.getValue()::holds)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
