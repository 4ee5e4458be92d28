package concordat.intake.crosswalk;

import concordat.catalogue.crosswalk.Correspondence;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.catalogue.crosswalk.Provenance;
import concordat.catalogue.crosswalk.Relation;
import concordat.intake.yaml.Mapping;
import concordat.intake.yaml.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a crosswalk from a file's nodes.
final class CrosswalkParser {

    private static final List<String> KEYS = List.of("crosswalk", "title", "source", "target", "provenance", "maps");
    private static final List<String> MAP_KEYS = List.of("sources", "relation", "targets", "confidence", "remark");

    private final Problems problems;
    private final Map<String, Set<String>> known;
    private final Set<String> said = new HashSet<>();

    /// @param known the ids of every requirement of the codes that are known, by the code's id
    CrosswalkParser(Problems problems, Map<String, Set<String>> known) {
        this.problems = problems;
        this.known = known;
    }

    Optional<Crosswalk> crosswalk(Node root) {
        return Mapping.of(root, "a crosswalk", KEYS, problems).flatMap(this::crosswalk);
    }

    private Optional<Crosswalk> crosswalk(Mapping top) {
        Optional<String> id = top.text("crosswalk");
        Optional<String> title = top.text("title");
        Optional<String> source = top.text("source");
        Optional<String> target = top.text("target");
        Optional<Provenance> provenance = top.need("provenance")
                .flatMap(node -> Mapping.of(
                        node, "provenance", List.of("who", "method", "rationale", "date", "status"), problems))
                .flatMap(this::provenance);
        List<Correspondence> maps = new ArrayList<>();
        for (Node item : top.listed("maps")) {
            Mapping.of(item, "a map", MAP_KEYS, problems)
                    .flatMap(map -> map(map, source, target))
                    .ifPresent(maps::add);
        }
        // Only a file without a problem makes a crosswalk; whatever is empty here has been reported.
        return problems.none()
                ? problems.made(
                        top.place(),
                        () -> new Crosswalk(
                                id.orElseThrow(),
                                title.orElseThrow(),
                                source.orElseThrow(),
                                target.orElseThrow(),
                                provenance.orElseThrow(),
                                maps))
                : Optional.empty();
    }

    private Optional<Provenance> provenance(Mapping provenance) {
        Optional<String> who = provenance.text("who");
        Optional<Provenance.Method> method = provenance.word("method", Provenance.Method.class);
        Optional<Provenance.Rationale> rationale = provenance.word("rationale", Provenance.Rationale.class);
        Optional<LocalDate> date = provenance.date("date");
        Optional<Provenance.Status> status = provenance.word("status", Provenance.Status.class);
        return who.isEmpty() || method.isEmpty() || rationale.isEmpty() || date.isEmpty() || status.isEmpty()
                ? Optional.empty()
                : problems.made(
                        provenance.place(),
                        () -> new Provenance(who.get(), method.get(), rationale.get(), date.get(), status.get()));
    }

    private Optional<Correspondence> map(Mapping map, Optional<String> source, Optional<String> target) {
        Set<String> sources = ids(map, "sources", source);
        Optional<Relation> relation = map.word("relation", Relation.class);
        Set<String> targets = ids(map, "targets", target);
        Optional<Integer> confidence = map.whole("confidence");
        Optional<String> remark = map.find("remark").isPresent() ? map.text("remark") : Optional.of("");
        if (sources.isEmpty() || relation.isEmpty() || targets.isEmpty() || confidence.isEmpty() || remark.isEmpty()) {
            return Optional.empty();
        }
        problems.once(
                said, map.place(), "the map of", String.join(", ", sources) + " to " + String.join(", ", targets));
        return problems.made(
                map.place(),
                () -> new Correspondence(sources, targets, relation.get(), confidence.get(), remark.get()));
    }

    private Set<String> ids(Mapping map, String key, Optional<String> code) {
        Optional<Set<String>> there = code.flatMap(id -> Optional.ofNullable(known.get(id)));
        Set<String> ids = new TreeSet<>();
        for (Map.Entry<Node, String> id : Mapping.texts(map.needItems(key), "an id", problems)) {
            problems.once(ids, id.getKey(), "id", id.getValue());
            there.ifPresent(
                    all -> problems.known(all, id.getKey(), "requirement of " + code.orElse(""), id.getValue()));
        }
        return ids;
    }
}
