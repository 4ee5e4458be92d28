package concordat.assurance.mapping;

import concordat.assurance.act.Entry;
import concordat.assurance.act.MappingAct;
import concordat.assurance.act.MappingAct.MappingRemoved;
import concordat.assurance.act.MappingAct.MappingSaved;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.MappingId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Every mapping that was ever kept, each body's own and those that are shared: an immutable value.
public final class KeptMappings {

    /// Of a network that keeps none.
    public static final KeptMappings NONE = new KeptMappings(PersistentMap.empty());

    private record Key(Optional<BodyId> body, MappingId mapping) {}

    private final PersistentMap<Key, KeptMapping> mappings;

    private KeptMappings(PersistentMap<Key, KeptMapping> mappings) {
        this.mappings = mappings;
    }

    /// @param body none for a shared one
    /// @return the mapping, removed or not; none when nobody ever saved it
    public Optional<KeptMapping> mapping(Optional<BodyId> body, MappingId id) {
        return Optional.ofNullable(mappings.get(new Key(body, id)));
    }

    /// @return what a name stands for when a body's table is read: its own mapping, else the shared one
    public Optional<KeptMapping> forTablesOf(BodyId body, MappingId id) {
        return mapping(Optional.of(body), id).filter(KeptMapping::live).or(() -> mapping(Optional.empty(), id)
                .filter(KeptMapping::live));
    }

    /// @param body none for the shared ones
    /// @return those that are used, by name
    public List<KeptMapping> of(Optional<BodyId> body) {
        return mappings.values().stream()
                .filter(m -> m.live() && m.body().equals(body))
                .sorted(Comparator.comparing(KeptMapping::id))
                .toList();
    }

    /// @return these after the act of an entry, taken as it stands
    public KeptMappings with(MappingAct act, Entry entry) {
        Stamp stamp = Stamp.of(entry);
        KeptMapping next =
                switch (act) {
                    case MappingSaved a ->
                        mapping(a.body(), a.mapping())
                                .map(m -> m.saved(stamp, a.content()))
                                .orElseGet(() -> new KeptMapping(
                                        a.mapping(),
                                        a.body(),
                                        List.of(new KeptMapping.Version(1, stamp, a.content())),
                                        Optional.empty()));
                    case MappingRemoved a ->
                        mapping(a.body(), a.mapping())
                                .orElseThrow(() ->
                                        new IllegalArgumentException("an entry names unknown mapping " + a.mapping()))
                                .removed(stamp);
                };
        return new KeptMappings(mappings.with(new Key(next.body(), next.id()), next));
    }

    /// @return whether what an act names is there
    public Verdict names(MappingAct act) {
        return switch (act) {
            case MappingSaved a -> Verdict.allow();
            case MappingRemoved a ->
                Verdict.when(
                        mapping(a.body(), a.mapping()).filter(KeptMapping::live).isPresent(),
                        Fault.MAPPING_UNKNOWN,
                        "no mapping " + a.mapping() + " is kept"
                                + a.body().map(b -> " for " + b).orElse(" for everybody"),
                        "mapping-saved");
        };
    }

    /// Nobody writes over what they have not seen.
    ///
    /// @return what stands against an act of somebody whose role allows it
    public Verdict check(MappingAct act) {
        return switch (act) {
            case MappingSaved a -> {
                int next = newest(a.body(), a.mapping()) + 1;
                yield outdated(a.version() == next, a.mapping(), next - 1, "mapping-saved of version " + next);
            }
            case MappingRemoved a -> {
                int newest = newest(a.body(), a.mapping());
                yield outdated(a.version() == newest, a.mapping(), newest, "mapping-removed of version " + newest);
            }
        };
    }

    private int newest(Optional<BodyId> body, MappingId id) {
        return mapping(body, id).map(m -> m.newest().number()).orElse(0);
    }

    private static Verdict outdated(boolean seen, MappingId id, int newest, String move) {
        return Verdict.when(
                seen,
                Fault.MAPPING_OUTDATED,
                newest == 0
                        ? "mapping " + id + " was never saved, so its first version is 1"
                        : "the newest version of " + id + " is " + newest,
                "look at it again",
                move);
    }
}
