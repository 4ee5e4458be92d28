package concordat.catalogue.crosswalk;

import concordat.catalogue.Control;
import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Edition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What somebody says of one code against another.
///
/// @param id unique among the crosswalks used together
/// @param title as people read it
/// @param source the id of the code that is compared
/// @param target the id of the code it is compared with; another than the source
/// @param provenance who says so, and how
/// @param maps the statements, in their order; no two of the same sources and targets; may be empty
public record Crosswalk(
        String id, String title, String source, String target, Provenance provenance, List<Correspondence> maps) {

    /// How sure one can be of a bare reference, which says where another code speaks of the same and not how much.
    private static final int OF_A_REFERENCE = 60;

    public Crosswalk {
        if (!soundId(id) || title.isBlank()) {
            throw new IllegalArgumentException("crosswalk [" + id + "] needs a lower-case id and a title");
        }
        if (source.isBlank() || target.isBlank() || source.equals(target)) {
            throw new IllegalArgumentException("crosswalk " + id + " compares [" + source + "] with [" + target + "]");
        }
        maps = List.copyOf(maps);
        Set<List<Set<String>>> seen = new HashSet<>();
        for (Correspondence map : maps) {
            if (!seen.add(List.of(map.sources(), map.targets()))) {
                throw new IllegalArgumentException(
                        "crosswalk " + id + " compares " + map.sources() + " with " + map.targets() + " twice");
            }
        }
    }

    /// @return whether a crosswalk may be called so: a lower-case letter, then 1 to 80 of a-z, 0-9, dot, dash
    public static boolean soundId(String id) {
        return id.matches("[a-z][a-z0-9.-]{1,80}");
    }

    /// What an edition's own references say, one crosswalk for each code they point to: that something is asked in both
    /// places, and no more. For editions that nobody has made a crosswalk for.
    public static List<Crosswalk> ofReferences(Edition edition) {
        Map<String, List<Correspondence>> maps = new TreeMap<>();
        for (Control control : edition.controls()) {
            for (CrosswalkRef points : control.crosswalk()) {
                maps.computeIfAbsent(points.code(), code -> new ArrayList<>())
                        .add(new Correspondence(
                                Set.of(control.id().value()),
                                Set.of(points.id()),
                                Relation.INTERSECTS,
                                OF_A_REFERENCE,
                                ""));
            }
        }
        LocalDate date = edition.startsOn();
        List<Crosswalk> crosswalks = new ArrayList<>();
        maps.forEach((code, said) -> crosswalks.add(new Crosswalk(
                edition.id() + ".references." + code,
                "References of " + edition.title() + " to " + code,
                edition.id(),
                code,
                new Provenance(
                        edition.title(),
                        Provenance.Method.HUMAN,
                        Provenance.Rationale.SEMANTIC,
                        date,
                        Provenance.Status.NOT_COMPLETE),
                said)));
        return crosswalks;
    }

    /// @return what it says and who says so, in one digest (lower-case hex SHA-256); two that differ in anything differ
    ///     in it
    public String digest() {
        ContentDigest digest = new ContentDigest("crosswalk 1")
                .add(id)
                .add(title)
                .add(source)
                .add(target)
                .add(provenance.who())
                .add(provenance.method().name())
                .add(provenance.rationale().name())
                .add(provenance.date().toString())
                .add(provenance.status().name());
        for (Correspondence map : maps) {
            digest.all(map.sources())
                    .all(map.targets())
                    .add(map.relation().name())
                    .add(String.valueOf(map.confidence()))
                    .add(map.remark());
        }
        return digest.hex();
    }

    /// @param codes those known; a code that is not among them is not looked at
    /// @return every id it names that its code does not have, in words; empty when there is none
    public List<String> strangers(Collection<Code> codes) {
        Map<String, Set<String>> known = new HashMap<>();
        codes.forEach(code -> known.put(code.id(), new HashSet<>(code.ids())));
        Set<String> strangers = new TreeSet<>();
        for (Correspondence map : maps) {
            strangers.addAll(strangers(source, map.sources(), known));
            strangers.addAll(strangers(target, map.targets(), known));
        }
        return List.copyOf(strangers);
    }

    private static List<String> strangers(String code, Set<String> named, Map<String, Set<String>> known) {
        Set<String> ids = known.get(code);
        return ids == null
                ? List.of()
                : named.stream()
                        .filter(id -> !ids.contains(id))
                        .map(id -> code + " has no " + id)
                        .toList();
    }
}
