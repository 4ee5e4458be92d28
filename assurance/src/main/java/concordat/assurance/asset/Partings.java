package concordat.assurance.asset;

import concordat.assurance.act.AssetAct;
import concordat.assurance.act.AssetAct.AssetsParted;
import concordat.assurance.act.AssetAct.PartingTakenBack;
import concordat.assurance.act.Entry;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Which names people told apart: an immutable value.
public final class Partings {

    /// Of a network in which nobody did.
    public static final Partings NONE = new Partings(PersistentMap.empty(), PersistentMap.empty());

    private final PersistentMap<EnvironmentId, Chain<Parting>> partings;
    private final PersistentMap<EnvironmentId, Long> newest;

    private Partings(PersistentMap<EnvironmentId, Chain<Parting>> partings, PersistentMap<EnvironmentId, Long> newest) {
        this.partings = partings;
        this.newest = newest;
    }

    /// @return all of an environment, those taken back too, in the order in which they were said first
    public List<Parting> of(EnvironmentId id) {
        return Chain.list(partings.get(id));
    }

    /// @return the names of an environment that count as two
    public Set<NamePair> apart(EnvironmentId id) {
        return of(id).stream().filter(Parting::live).map(Parting::names).collect(Collectors.toUnmodifiableSet());
    }

    /// @return the position of the newest act about an environment's names, none when there is none
    public OptionalLong newest(EnvironmentId id) {
        Long position = newest.get(id);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /// @return these after the act of an entry, taken as it stands
    public Partings with(AssetAct act, Entry entry) {
        EnvironmentId id = environmentOf(act);
        List<Parting> now = new ArrayList<>(of(id));
        switch (act) {
            case AssetsParted a -> now.add(new Parting(Recorded.of(a, entry), Optional.empty()));
            case PartingTakenBack a ->
                now.replaceAll(p -> p.live() && p.names().equals(new NamePair(a.one(), a.other()))
                        ? new Parting(p.parted().ended(entry.at()), Optional.of(Recorded.of(a, entry)))
                        : p);
        }
        return new Partings(partings.with(id, chain(now)), newest.with(id, entry.position()));
    }

    private static Chain<Parting> chain(List<Parting> list) {
        Chain<Parting> chain = new Chain<>(list.getFirst(), null);
        for (Parting each : list.subList(1, list.size())) {
            chain = Chain.adding(chain, each);
        }
        return chain;
    }

    /// @return the environment that an act is about
    public EnvironmentId environmentOf(AssetAct act) {
        return switch (act) {
            case AssetsParted a -> a.environment();
            case PartingTakenBack a -> a.environment();
        };
    }

    /// @return what stands against an act of somebody whose role allows it
    public Verdict check(AssetAct act) {
        return switch (act) {
            case AssetsParted a ->
                pair(a.one(), a.other())
                        .and(() -> Verdict.when(
                                !apart(a.environment()).contains(new NamePair(a.one(), a.other())),
                                Fault.ALREADY_SAID,
                                "these two names are told apart already",
                                "parting-taken-back"));
            case PartingTakenBack a ->
                pair(a.one(), a.other())
                        .and(() -> Verdict.when(
                                apart(a.environment()).contains(new NamePair(a.one(), a.other())),
                                Fault.PARTING_UNKNOWN,
                                "nobody tells these two names apart",
                                "assets-parted"));
        };
    }

    private static Verdict pair(String one, String other) {
        return Verdict.digest(one)
                .and(() -> Verdict.digest(other))
                .and(() -> Verdict.when(
                        one.compareTo(other) < 0, Fault.NOTHING_NAMED, "two names are to be given, in their order"));
    }
}
