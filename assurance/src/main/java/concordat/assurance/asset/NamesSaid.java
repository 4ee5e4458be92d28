package concordat.assurance.asset;

import concordat.assurance.act.AssetAct;
import concordat.assurance.act.AssetAct.AssetsJoined;
import concordat.assurance.act.AssetAct.AssetsParted;
import concordat.assurance.act.AssetAct.JoiningTakenBack;
import concordat.assurance.act.AssetAct.PartingTakenBack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What people say of an environment's names, as it counts at one moment.
///
/// @param one pairs that mean one asset
/// @param two pairs that mean two
public record NamesSaid(Set<NamePair> one, Set<NamePair> two) {

    private static final Comparator<NamePair> ORDER =
            Comparator.comparing(NamePair::one).thenComparing(NamePair::other);

    public NamesSaid {
        one = Set.copyOf(one);
        two = Set.copyOf(two);
    }

    /// @return this after an act: of its two names the last thing said counts, and nothing once that is taken back
    public NamesSaid after(AssetAct act) {
        NamePair names = NamePair.of(act);
        NamesSaid others = without(names);
        return switch (act) {
            case AssetsJoined a -> new NamesSaid(with(others.one, names), others.two);
            case AssetsParted a -> new NamesSaid(others.one, with(others.two, names));
            case JoiningTakenBack a -> others;
            case PartingTakenBack a -> others;
        };
    }

    private NamesSaid without(NamePair names) {
        Set<NamePair> joined = new HashSet<>(one);
        Set<NamePair> parted = new HashSet<>(two);
        joined.remove(names);
        parted.remove(names);
        return new NamesSaid(joined, parted);
    }

    private static Set<NamePair> with(Set<NamePair> pairs, NamePair one) {
        Set<NamePair> all = new HashSet<>(pairs);
        all.add(one);
        return all;
    }

    /// What was said of other names, and would contradict an act: that two are one is so by way of others too.
    ///
    /// @return pairs of which something is to be taken back first; none when nothing stands against it
    public List<NamePair> against(AssetAct act) {
        NamesSaid others = without(NamePair.of(act));
        return switch (act) {
            case AssetsJoined a -> others.apart(a.one(), a.other());
            case AssetsParted a -> others.chain(a.one(), a.other());
            case JoiningTakenBack a -> List.of();
            case PartingTakenBack a -> List.of();
        };
    }

    private List<NamePair> apart(String name, String other) {
        Set<String> these = steps(name).keySet();
        Set<String> those = steps(other).keySet();
        return two.stream()
                .filter(pair -> (these.contains(pair.one()) && those.contains(pair.other()))
                        || (those.contains(pair.one()) && these.contains(pair.other())))
                .sorted(ORDER)
                .toList();
    }

    /// By what one name is said to be the other, step by step.
    private List<NamePair> chain(String name, String other) {
        Map<String, String> steps = steps(other);
        List<NamePair> chain = new ArrayList<>();
        if (steps.containsKey(name)) {
            String at = name;
            while (!at.equals(other)) {
                String next = steps.getOrDefault(at, other);
                chain.add(new NamePair(at, next));
                at = next;
            }
        }
        return chain;
    }

    /// Every name that is said to be one with this, with the next on the shortest way to it.
    private Map<String, String> steps(String name) {
        Map<String, Set<String>> links = new HashMap<>();
        for (NamePair pair : one) {
            links.computeIfAbsent(pair.one(), n -> new TreeSet<>()).add(pair.other());
            links.computeIfAbsent(pair.other(), n -> new TreeSet<>()).add(pair.one());
        }
        Map<String, String> steps = new HashMap<>(Map.of(name, name));
        Deque<String> open = new ArrayDeque<>(Set.of(name));
        while (!open.isEmpty()) {
            String at = open.remove();
            for (String next : links.getOrDefault(at, Set.of())) {
                if (steps.putIfAbsent(next, at) == null) {
                    open.add(next);
                }
            }
        }
        return steps;
    }
}
