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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The assets of an environment under all the names that reports give them, and which names mean the same. What people
/// said of names comes first: those said to be one are, whatever their ids, and those said to be two never are. Other
/// names do when they have an id in common and none that is believed more tells them apart. What came later goes into
/// what was there before, and stays there until an id that is believed more says otherwise; where an id would fit
/// several assets it proves nothing. A name that is but an address is given to another machine some day: where the ids
/// that come with it tell that machine from the one that had it, the newcomer goes by a name of its own. Not safe for
/// threads.
public final class Estate {

    private record Mark(AssetIdKind kind, String id) {}

    private final Said said;
    private final Map<AssetKey, Asset> assets = new LinkedHashMap<>();
    private final Map<AssetKey, Integer> order = new HashMap<>();
    private final Map<AssetKey, Merge> merges = new LinkedHashMap<>();
    private final Map<Mark, Set<AssetKey>> marked = new HashMap<>();
    private final Map<AssetKey, Set<AssetKey>> groups = new HashMap<>();
    private final Map<String, Map<AssetKey, AssetKey>> newcomers = new HashMap<>();

    private Estate(Said said) {
        this.said = said;
    }

    /// As it was left.
    ///
    /// @param assets in the order in which they first came
    /// @param said the same as when it was left
    public static Estate of(Collection<Asset> assets, Collection<Merge> merges, Said said) {
        Estate estate = new Estate(said);
        assets.forEach(estate::learn);
        merges.forEach(estate::merge);
        return estate;
    }

    /// As imports show it, one after the other as they came.
    static Estate of(Collection<EnvironmentFindings.Import> imports, Said said) {
        Estate estate = new Estate(said);
        imports.stream()
                .sorted(Comparator.comparingLong(i -> i.scan().position()))
                .forEach(i -> estate.take(i.scan().report(), i.assets()));
        return estate;
    }

    /// Takes in what a report says of assets.
    ///
    /// @return names known before that now mean another asset than they did
    public Set<AssetKey> take(String report, Collection<Asset> reported) {
        Map<AssetKey, AssetKey> names = new HashMap<>();
        reported.forEach(asset -> ownName(asset).ifPresent(name -> names.put(asset.key(), name)));
        newcomers.put(report, Map.copyOf(names));
        List<Asset> sorted = new ArrayList<>(called(reported, names));
        sorted.sort(Comparator.comparing(Asset::key)); // so that the report's own order decides nothing
        Map<AssetKey, AssetKey> before = new HashMap<>();
        assets.keySet().forEach(name -> before.put(name, of(name)));
        sorted.forEach(this::meet);
        sorted.forEach(asset -> part(asSaid(asset.key())));
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

    /// @return which addresses meant, in a report that was taken in, another machine than before, and how it is called
    public Map<AssetKey, AssetKey> newcomers(String report) {
        return newcomers.getOrDefault(report, Map.of());
    }

    /// @param raw of a report that was taken in
    /// @return the import with newcomers under names of their own
    public EnvironmentFindings.Import named(EnvironmentFindings.Import raw) {
        Map<AssetKey, AssetKey> names = newcomers(raw.scan().report());
        if (names.isEmpty()) {
            return raw;
        }
        return renamed(raw, name -> names.getOrDefault(name, name), called(raw.assets(), names));
    }

    /// The report's own order decides nothing.
    private static Collection<Asset> called(Collection<Asset> reported, Map<AssetKey, AssetKey> names) {
        if (names.isEmpty()) {
            return reported;
        }
        Map<AssetKey, Asset> called = new LinkedHashMap<>();
        reported.stream().sorted(Comparator.comparing(Asset::key)).forEach(asset -> {
            Asset own = asset.called(names.getOrDefault(asset.key(), asset.key()));
            called.merge(own.key(), own, Asset::reportedAgain);
        });
        return called.values();
    }

    /// @param raw of a report that was taken in
    /// @return the import with one name for each asset; what it says of assets stays under theirs
    public EnvironmentFindings.Import resolve(EnvironmentFindings.Import raw) {
        EnvironmentFindings.Import named = named(raw);
        return merges.isEmpty() ? named : renamed(named, this::of, named.assets());
    }

    private static EnvironmentFindings.Import renamed(
            EnvironmentFindings.Import raw, UnaryOperator<AssetKey> naming, Collection<Asset> assets) {
        Map<AssetKey, Look> looks = new HashMap<>();
        raw.scan().hosts().forEach((name, look) -> looks.merge(naming.apply(name), look, Look::and));
        Sightings sightings = new Sightings();
        raw.sightings().stream()
                .sorted(Comparator.comparing(Sighting::key))
                .forEach(s ->
                        sightings.add(Spot.of(s.key().on(naming.apply(s.key().asset()))), s.facts()));
        return new EnvironmentFindings.Import(raw.scan().on(looks, naming), sightings.all(), assets);
    }

    /// @return how a machine is called that a report knows by an address which was another's; none when it may be the
    ///     one that is known by it, or has no id that would do for a name
    private Optional<AssetKey> ownName(Asset reported) {
        AssetKey address = reported.key();
        boolean lent = address.is(AssetKind.HOST)
                && AssetIdKind.ADDRESS.comparable(address.name()).isPresent();
        return lent && assets.containsKey(address) && another(members(of(address)), reported)
                ? name(reported)
                : Optional.empty();
    }

    private static Optional<AssetKey> name(Asset reported) {
        for (AssetIdKind kind : List.of(AssetIdKind.FULL_NAME, AssetIdKind.NETBIOS)) {
            Optional<AssetKey> name = reported.ids(kind).stream()
                    .flatMap(id -> kind.comparable(id).stream())
                    .findFirst()
                    .map(AssetKey::host);
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    /// Whether ids tell it from what was known, and none says that it is the same.
    private boolean another(Set<AssetKey> known, Asset reported) {
        boolean differs = false;
        for (AssetIdKind kind : AssetIdKind.values()) {
            if (kind == AssetIdKind.ADDRESS) {
                return differs;
            }
            Map<String, Set<Mark>> own = byScope(marks(known, kind));
            Map<String, Set<Mark>> now = byScope(
                    marks(reported).stream().filter(mark -> mark.kind() == kind).collect(Collectors.toSet()));
            for (Map.Entry<String, Set<Mark>> entry : now.entrySet()) {
                Set<Mark> before = own.getOrDefault(entry.getKey(), Set.of());
                if (entry.getValue().stream().anyMatch(before::contains)) {
                    return false;
                }
                differs |= !before.isEmpty();
            }
        }
        return differs;
    }

    /// Learns of an asset, and takes its name, when it is new, for what people said that it is.
    private void meet(Asset asset) {
        boolean known = assets.containsKey(asset.key());
        learn(asset);
        if (!known) {
            said.merge(asset.key(), assets.keySet()).ifPresent(this::merge);
        }
    }

    /// @return the name that stands for all that people said to be one with this
    private AssetKey asSaid(AssetKey name) {
        AssetKey at = name;
        Merge merge = merges.get(at);
        while (merge != null && merge.why() instanceof Merge.SaidToBe) {
            at = merge.into();
            merge = merges.get(at);
        }
        return at;
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

    /// Undoes the merge of a name that an id believed more now tells from what it went into. All that people said to be
    /// one with it goes along.
    private void part(AssetKey name) {
        Merge merge = merges.get(name);
        if (merge == null || !(merge.why() instanceof Merge.SameId same)) {
            return;
        }
        AssetKey whole = of(name);
        Set<AssetKey> own = new LinkedHashSet<>();
        Set<AssetKey> others = new LinkedHashSet<>();
        for (AssetKey member : members(whole)) {
            (goesThrough(member, name) ? own : others).add(member);
        }
        if (toldApart(own, others, same.kind())) {
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
                Merge.Why why = new Merge.SameId(kind, one.get().getValue(), report);
                merge(new Merge(from, later ? other : asset, why));
                return;
            }
        }
    }

    private boolean maybeOne(AssetKey one, AssetKey other, AssetIdKind by) {
        Set<AssetKey> these = members(one);
        Set<AssetKey> those = members(other);
        return !said.apart(these, those) && !toldApart(these, those, by);
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
