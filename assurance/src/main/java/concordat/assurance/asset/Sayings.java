package concordat.assurance.asset;

import concordat.assurance.act.AssetAct;
import concordat.assurance.act.AssetAct.AssetsJoined;
import concordat.assurance.act.AssetAct.AssetsParted;
import concordat.assurance.act.AssetAct.JoiningTakenBack;
import concordat.assurance.act.AssetAct.PartingTakenBack;
import concordat.assurance.act.Entry;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What people said of names, one asset or two: an immutable value.
public final class Sayings {

    /// Of a network in which nobody said anything.
    public static final Sayings NONE = new Sayings(PersistentMap.empty(), PersistentMap.empty());

    private final PersistentMap<EnvironmentId, Chain<Saying>> sayings;
    private final PersistentMap<EnvironmentId, Long> newest;

    private Sayings(PersistentMap<EnvironmentId, Chain<Saying>> sayings, PersistentMap<EnvironmentId, Long> newest) {
        this.sayings = sayings;
        this.newest = newest;
    }

    /// @return all of an environment, those taken back too, in the order in which they were said first
    public List<Saying> of(EnvironmentId id) {
        return Chain.list(sayings.get(id));
    }

    /// @return what counts of an environment's names
    public NamesSaid counting(EnvironmentId id) {
        Set<NamePair> one = new HashSet<>();
        Set<NamePair> two = new HashSet<>();
        of(id).stream().filter(Saying::live).forEach(s -> (s.one() ? one : two).add(s.names()));
        return new NamesSaid(one, two);
    }

    /// @return the position of the newest act about an environment's names, none when there is none
    public OptionalLong newest(EnvironmentId id) {
        Long position = newest.get(id);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /// @return these after the act of an entry, taken as it stands
    public Sayings with(AssetAct act, Entry entry) {
        EnvironmentId id = act.environment();
        Recorded<AssetAct> recorded = Recorded.of(act, entry);
        List<Saying> now = new ArrayList<>(of(id));
        now.replaceAll(saying -> saying.live() && saying.names().equals(NamePair.of(act))
                ? new Saying(saying.said().ended(entry.at()), Optional.of(recorded))
                : saying);
        switch (act) {
            case AssetsParted a -> now.add(new Saying(recorded, Optional.empty()));
            case AssetsJoined a -> now.add(new Saying(recorded, Optional.empty()));
            case PartingTakenBack a -> {}
            case JoiningTakenBack a -> {}
        }
        return new Sayings(sayings.with(id, chain(now)), newest.with(id, entry.position()));
    }

    private static Chain<Saying> chain(List<Saying> list) {
        Chain<Saying> chain = new Chain<>(list.getFirst(), null);
        for (Saying each : list.subList(1, list.size())) {
            chain = Chain.adding(chain, each);
        }
        return chain;
    }

    /// @return what stands against an act of somebody whose role allows it
    public Verdict check(AssetAct act) {
        NamesSaid said = counting(act.environment());
        boolean one = said.one().contains(NamePair.of(act));
        boolean two = said.two().contains(NamePair.of(act));
        return pair(act.one(), act.other()).and(() -> switch (act) {
            case AssetsParted a ->
                Verdict.when(!two, Fault.ALREADY_SAID, "these two names are told apart already", "parting-taken-back")
                        .and(() -> contradicts(
                                said.against(a),
                                "these two names are one asset by what was said of them and others",
                                "joining-taken-back"));
            case PartingTakenBack a ->
                Verdict.when(two, Fault.PARTING_UNKNOWN, "nobody tells these two names apart", "assets-parted");
            case AssetsJoined a ->
                Verdict.when(
                                !one,
                                Fault.ALREADY_SAID,
                                "these two names are said to be one asset already",
                                "joining-taken-back")
                        .and(() -> contradicts(
                                said.against(a),
                                "two names that would be one asset by this are told apart",
                                "parting-taken-back"));
            case JoiningTakenBack a ->
                Verdict.when(one, Fault.JOINING_UNKNOWN, "nobody says that these two are one asset", "assets-joined");
        });
    }

    private static Verdict contradicts(List<NamePair> against, String why, String first) {
        return Verdict.when(against.isEmpty(), Fault.NAMES_SAID_OTHERWISE, why + ": " + against, first);
    }

    private static Verdict pair(String one, String other) {
        return Verdict.digest(one)
                .and(() -> Verdict.digest(other))
                .and(() -> Verdict.when(
                        one.compareTo(other) < 0, Fault.NOTHING_NAMED, "two names are to be given, in their order"));
    }
}
