package concordat.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The assets of an environment under all the names that reports give them, and which names mean the same. Two do when
/// they have an id in common and none that is believed more tells them apart. What came later goes into what was there
/// before, and stays there until an id that is believed more, or a person, says otherwise; where an id would fit
/// several assets it proves nothing. Not safe for threads.
public final class Estate {

    private record Mark(AssetIdKind kind, String id) {}

    private final Set<Apart> apart;
    private final Map<AssetKey, Asset> assets = new LinkedHashMap<>();
    private final Map<AssetKey, Integer> order = new HashMap<>();
    private final Map<AssetKey, Merge> merges = new LinkedHashMap<>();
    private final Map<Mark, Set<AssetKey>> marked = new HashMap<>();
    private final Map<AssetKey, Set<AssetKey>> groups = new HashMap<>();

    private Estate(Collection<Apart> apart) {
        this.apart = Set.copyOf(apart);
    }

    /// As it was left.
    ///
    /// @param assets in the order in which they first came
    public static Estate of(Collection<Asset> assets, Collection<Merge> merges, Collection<Apart> apart) {
        Estate estate = new Estate(apart);
        assets.forEach(estate::learn);
        merges.forEach(estate::merge);
        return estate;
    }

    /// As imports show it, one after the other as they came.
    static Estate of(Collection<EnvironmentFindings.Import> imports, Collection<Apart> apart) {
        Estate estate = new Estate(apart);
        imports.stream()
                .sorted(Comparator.comparingLong(i -> i.scan().position()))
                .forEach(i -> estate.take(i.scan().report(), i.assets()));
        return estate;
    }

    /// Takes in what a report says of assets.
    ///
    /// @return names known before that now mean another asset than they did
    public Set<AssetKey> take(String report, Collection<Asset> reported) {
        List<Asset> sorted = new ArrayList<>(reported);
        sorted.sort(Comparator.comparing(Asset::key)); // so that the report's own order decides nothing
        Map<AssetKey, AssetKey> before = new HashMap<>();
        assets.keySet().forEach(name -> before.put(name, of(name)));
        sorted.forEach(this::learn);
        sorted.forEach(asset -> part(asset.key()));
        sorted.forEach(asset -> match(asset.key(), report));
        Set<AssetKey> moved = new HashSet<>();
        before.forEach((name, was) -> {
            if (!of(name).equals(was)) {
                moved.add(name);
            }
        });
        return moved;
    }

    /// @return the asset that a name means: itself, unless it was merged
    public AssetKey of(AssetKey name) {
        AssetKey asset = name;
        for (Merge merge = merges.get(asset); merge != null; merge = merges.get(asset)) {
            asset = merge.into();
        }
        return asset;
    }

    /// Every name that reports use, with what is known under it, in the order in which they first came.
    public Collection<Asset> assets() {
        return List.copyOf(assets.values());
    }

    /// Every merge there is.
    public Collection<Merge> merges() {
        return List.copyOf(merges.values());
    }

    /// @return the import with one name for each asset; what it says of assets stays under theirs
    public EnvironmentFindings.Import resolve(EnvironmentFindings.Import raw) {
        if (merges.isEmpty()) {
            return raw;
        }
        Map<AssetKey, Look> looks = new HashMap<>();
        raw.scan().hosts().forEach((name, look) -> looks.merge(of(name), look, Look::and));
        Sightings sightings = new Sightings();
        raw.sightings().stream()
                .sorted(Comparator.comparing(Sighting::key))
                .forEach(s -> sightings.add(Spot.of(s.key().on(of(s.key().asset()))), s.facts()));
        return new EnvironmentFindings.Import(raw.scan().on(looks, this::of), sightings.all(), raw.assets());
    }

    private void learn(Asset asset) {
        AssetKey name = asset.key();
        Asset before = assets.get(name);
        if (before == null) {
            order.put(name, order.size());
            groups.put(name, new LinkedHashSet<>(Set.of(name)));
        } else {
            marks(before)
                    .forEach(mark -> marked.getOrDefault(mark, new HashSet<>()).remove(name));
        }
        Asset now = before == null ? asset : before.reportedAgain(asset);
        assets.put(name, now);
        marks(now).forEach(mark -> marked.computeIfAbsent(mark, m -> new LinkedHashSet<>())
                .add(name));
    }

    /// What an asset is called is an id of it too.
    private static Set<Mark> marks(Asset asset) {
        Set<Mark> marks = new LinkedHashSet<>();
        for (AssetIdKind kind : AssetIdKind.values()) {
            asset.ids(kind).forEach(id -> kind.comparable(id).ifPresent(form -> marks.add(new Mark(kind, form))));
        }
        if (asset.key().is(AssetKind.HOST)) {
            String name = asset.key().name();
            for (AssetIdKind kind : List.of(AssetIdKind.FULL_NAME, AssetIdKind.NETBIOS, AssetIdKind.ADDRESS)) {
                kind.comparable(name).ifPresent(form -> marks.add(new Mark(kind, form)));
            }
        } else if (asset.key().is(AssetKind.CLOUD)) {
            AssetIdKind.CLOUD.comparable(asset.key().name()).ifPresent(f -> marks.add(new Mark(AssetIdKind.CLOUD, f)));
        }
        return marks;
    }

    private void merge(Merge merge) {
        AssetKey from = of(merge.name());
        AssetKey into = of(merge.into());
        merges.put(merge.name(), merge);
        members(into).addAll(members(from));
        groups.remove(from);
    }

    private Set<AssetKey> members(AssetKey asset) {
        return groups.computeIfAbsent(asset, a -> new LinkedHashSet<>());
    }

    /// Undoes the merge of a name that an id believed more now tells from what it went into.
    private void part(AssetKey name) {
        Merge merge = merges.get(name);
        if (merge == null) {
            return;
        }
        AssetKey whole = of(name);
        Set<AssetKey> own = new LinkedHashSet<>();
        Set<AssetKey> others = new LinkedHashSet<>();
        for (AssetKey member : members(whole)) {
            (goesThrough(member, name) ? own : others).add(member);
        }
        if (toldApart(own, others, merge.by())) {
            merges.remove(name);
            groups.put(name, own);
            groups.put(whole, others);
        }
    }

    private boolean goesThrough(AssetKey member, AssetKey name) {
        AssetKey at = member;
        while (!at.equals(name)) {
            Merge merge = merges.get(at);
            if (merge == null) {
                return false;
            }
            at = merge.into();
        }
        return true;
    }

    private void match(AssetKey name, String report) {
        AssetKey asset = of(name);
        for (AssetIdKind kind : AssetIdKind.values()) {
            Map<AssetKey, String> fitting = new LinkedHashMap<>();
            for (Mark mark : marks(members(asset), kind)) {
                for (AssetKey other : marked.getOrDefault(mark, Set.of())) {
                    AssetKey candidate = of(other);
                    if (!candidate.equals(asset) && maybeOne(asset, candidate, kind)) {
                        fitting.putIfAbsent(candidate, mark.id());
                    }
                }
            }
            if (fitting.size() > 1) {
                return;
            }
            Optional<Map.Entry<AssetKey, String>> one =
                    fitting.entrySet().stream().findFirst();
            if (one.isPresent()) {
                AssetKey other = one.get().getKey();
                boolean later = order.getOrDefault(asset, 0) > order.getOrDefault(other, 0);
                AssetKey from = later ? asset : other;
                merge(new Merge(from, later ? other : asset, kind, one.get().getValue(), report));
                return;
            }
        }
    }

    private boolean maybeOne(AssetKey one, AssetKey other, AssetIdKind by) {
        Set<AssetKey> these = members(one);
        Set<AssetKey> those = members(other);
        boolean parted = apart.stream()
                .anyMatch(a -> these.stream().anyMatch(t -> those.stream().anyMatch(o -> a.of(t, o))));
        return !parted && !toldApart(these, those, by);
    }

    /// Whether both have ids of a kind that is believed more, and none in common.
    private boolean toldApart(Set<AssetKey> these, Set<AssetKey> those, AssetIdKind by) {
        for (AssetIdKind kind : AssetIdKind.values()) {
            if (kind == by) {
                return false;
            }
            for (Map.Entry<String, Set<Mark>> own : byScope(marks(these, kind)).entrySet()) {
                Set<Mark> other = byScope(marks(those, kind)).getOrDefault(own.getKey(), Set.of());
                if (!other.isEmpty() && other.stream().noneMatch(own.getValue()::contains)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Agents' ids by their tool: that two tools call an asset differently means nothing.
    private static Map<String, Set<Mark>> byScope(Set<Mark> marks) {
        Map<String, Set<Mark>> scopes = new HashMap<>();
        for (Mark mark : marks) {
            int colon = mark.kind() == AssetIdKind.AGENT ? mark.id().indexOf(':') : -1;
            String scope = colon < 0 ? "" : mark.id().substring(0, colon);
            scopes.computeIfAbsent(scope, s -> new HashSet<>()).add(mark);
        }
        return scopes;
    }

    private Set<Mark> marks(Set<AssetKey> names, AssetIdKind kind) {
        Set<Mark> found = new LinkedHashSet<>();
        for (AssetKey name : names) {
            Asset asset = assets.get(name);
            if (asset != null) {
                marks(asset).stream().filter(mark -> mark.kind() == kind).forEach(found::add);
            }
        }
        return found;
    }
}
