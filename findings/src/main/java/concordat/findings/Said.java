package concordat.findings;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What people said of names, whatever ids say: which two mean one asset, and which mean two. What is said to be one is
/// so by way of other names too, even of those that no report has any more. Immutable.
public final class Said {

    /// Where nobody said anything.
    public static final Said NOTHING = of(Set.of(), Set.of());

    private final Map<AssetKey, Set<AssetKey>> one = new TreeMap<>();
    private final Map<AssetKey, AssetKey> wholes = new HashMap<>();
    private final Map<AssetKey, Set<AssetKey>> two = new HashMap<>();

    private Said() {}

    /// @param one pairs that mean one asset
    /// @param two pairs that mean two
    /// @throws IllegalArgumentException when two names of a pair that means two are one by what else was said
    public static Said of(Collection<AssetPair> one, Collection<AssetPair> two) {
        Said said = new Said();
        one.forEach(pair -> link(said.one, pair.one(), pair.other()));
        said.one.keySet().forEach(said::settle);
        for (AssetPair pair : two) {
            AssetKey these = said.whole(pair.one());
            AssetKey those = said.whole(pair.other());
            if (these.equals(those)) {
                throw new IllegalArgumentException(pair + " is said to be two assets, and to be one");
            }
            link(said.two, these, those);
        }
        return said;
    }

    private static void link(Map<AssetKey, Set<AssetKey>> links, AssetKey one, AssetKey other) {
        links.computeIfAbsent(one, name -> new TreeSet<>()).add(other);
        links.computeIfAbsent(other, name -> new TreeSet<>()).add(one);
    }

    /// Lets the first name stand for all that are said to be one with it.
    private void settle(AssetKey first) {
        if (!wholes.containsKey(first)) {
            Deque<AssetKey> open = new ArrayDeque<>(Set.of(first));
            while (!open.isEmpty()) {
                AssetKey name = open.remove();
                if (wholes.putIfAbsent(name, first) == null) {
                    open.addAll(one.getOrDefault(name, Set.of()));
                }
            }
        }
    }

    private AssetKey whole(AssetKey name) {
        return wholes.getOrDefault(name, name);
    }

    /// Whether any of these and any of those are said to be two assets.
    boolean apart(Set<AssetKey> these, Set<AssetKey> those) {
        if (two.isEmpty()) {
            return false;
        }
        Set<AssetKey> others = new HashSet<>();
        those.forEach(name -> others.add(whole(name)));
        return these.stream().anyMatch(name -> two.getOrDefault(whole(name), Set.of()).stream()
                .anyMatch(others::contains));
    }

    /// @return that a name is one of those known, the nearest by what was said, when it is said to be any
    Optional<Merge> merge(AssetKey name, Set<AssetKey> known) {
        Map<AssetKey, AssetKey> firstSteps = new HashMap<>();
        Deque<AssetKey> open = new ArrayDeque<>();
        for (AssetKey next : one.getOrDefault(name, Set.of())) {
            firstSteps.put(next, next);
            open.add(next);
        }
        while (!open.isEmpty()) {
            AssetKey at = open.remove();
            AssetKey step = firstSteps.getOrDefault(at, at);
            if (!at.equals(name) && known.contains(at)) {
                return Optional.of(new Merge(name, at, new Merge.SaidToBe(step)));
            }
            for (AssetKey next : one.getOrDefault(at, Set.of())) {
                if (firstSteps.putIfAbsent(next, step) == null) {
                    open.add(next);
                }
            }
        }
        return Optional.empty();
    }
}
