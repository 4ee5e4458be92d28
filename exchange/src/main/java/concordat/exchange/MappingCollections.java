package concordat.exchange;

import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Correspondence;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.catalogue.crosswalk.Provenance;
import concordat.catalogue.crosswalk.Relation;
import concordat.catalogue.crosswalk.Requirement;
import concordat.oscal.OscalDocument;
import concordat.oscal.make.Documents;
import concordat.oscal.make.Heading;
import concordat.oscal.make.Making;
import concordat.oscal.make.MapEntry;
import concordat.oscal.make.Plaintext;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Crosswalks as OSCAL mapping collections. [MappingReader] is the way back.
public final class MappingCollections {

    private MappingCollections() {}

    /// @param modified when the crosswalk was last changed
    /// @param revision how many forms of it there have been
    /// @param source as it is described, where it is known: what it asks and nobody compared is told as a gap
    /// @param target as for the source
    public static OscalDocument of(
            Crosswalk crosswalk, Instant modified, int revision, Optional<Code> source, Optional<Code> target) {
        Provenance provenance = crosswalk.provenance();
        String who = Identity.uuid("party", provenance.who());
        Heading heading = new Heading(
                crosswalk.title(),
                modified,
                String.valueOf(revision),
                List.of(new Heading.Party(who, provenance.who())),
                List.of(new Heading.Role("creator", "Made it")),
                List.of(new Heading.Responsible("creator", List.of(who))),
                List.of());
        List<Obj> resources = List.of(resource(crosswalk.source(), source), resource(crosswalk.target(), target));
        return Documents.of(
                OscalModel.MAPPING_COLLECTION,
                Identity.uuid("mapping-collection", crosswalk.digest()),
                heading,
                resources,
                body -> body.put("provenance", provenance(crosswalk, who))
                        .putAll("mappings", List.of(mapping(crosswalk, source, target))));
    }

    private static Obj resource(String id, Optional<Code> code) {
        return Making.of("back-matter.resource")
                .put("uuid", Identity.uuid("code", id))
                .words("title", code.map(Code::title).orElse(id))
                .putAll("props", Identity.prop("code-id", id))
                .build();
    }

    private static Obj provenance(Crosswalk crosswalk, String who) {
        Provenance said = crosswalk.provenance();
        return Making.of("mapping-provenance")
                .put("method", word(said.method()))
                .put("matching-rationale", word(said.rationale()))
                .put("status", word(said.status()))
                .words("mapping-description", crosswalk.title())
                .putAll(
                        "responsible-parties",
                        List.of(Making.of("responsible-party")
                                .put("role-id", "creator")
                                .putTexts("party-uuids", List.of(who))
                                .build()))
                .putAll("props", Identity.prop("date", said.date().toString()))
                .build();
    }

    private static Obj mapping(Crosswalk crosswalk, Optional<Code> source, Optional<Code> target) {
        Making mapping = Making.of("mapping")
                .put("uuid", Identity.uuid("mapping", crosswalk.id()))
                .put("source-resource", reference(crosswalk.source()))
                .put("target-resource", reference(crosswalk.target()))
                .put("maps", concordat.oscal.tree.Arr.of(maps(crosswalk)))
                .putAll("props", Identity.prop("crosswalk-id", crosswalk.id()));
        Set<String> sources = new HashSet<>();
        Set<String> targets = new HashSet<>();
        crosswalk.maps().forEach(m -> {
            sources.addAll(m.sources());
            targets.addAll(m.targets());
        });
        gap(crosswalk, source, sources).ifPresent(gap -> mapping.put("source-gap-summary", gap));
        gap(crosswalk, target, targets).ifPresent(gap -> mapping.put("target-gap-summary", gap));
        return mapping.build();
    }

    private static Obj reference(String code) {
        return Making.of("mapping-resource-reference")
                .put("type", "catalog")
                .put("href", "#" + Identity.uuid("code", code))
                .putAll("props", Identity.prop("code-id", code))
                .build();
    }

    /// What nobody compared is a gap only once all of the code was looked at.
    private static Optional<Obj> gap(Crosswalk crosswalk, Optional<Code> code, Set<String> named) {
        List<String> rest = code.stream()
                .flatMap(c -> c.requirements().stream())
                .map(Requirement::id)
                .filter(id -> !named.contains(id))
                .filter(id -> id.matches("[A-Za-z_][A-Za-z0-9._-]*"))
                .toList();
        if (rest.isEmpty() || crosswalk.provenance().status() != Provenance.Status.COMPLETE) {
            return Optional.empty();
        }
        Obj choice =
                Making.of("select-control-by-id").putTexts("with-ids", rest).build();
        return Optional.of(Making.of("gap-summary")
                .put(
                        "uuid",
                        Identity.uuid("gap", crosswalk.id(), code.orElseThrow().id()))
                .putAll("unmapped-controls", List.of(choice))
                .build());
    }

    private static List<Obj> maps(Crosswalk crosswalk) {
        List<Obj> maps = new ArrayList<>();
        for (Correspondence said : crosswalk.maps()) {
            Obj map = new MapEntry(
                            Identity.uuid(
                                    "map",
                                    crosswalk.id(),
                                    String.join(" ", said.sources()),
                                    String.join(" ", said.targets())),
                            relationship(said.relation()),
                            List.copyOf(said.sources()),
                            List.copyOf(said.targets()),
                            Optional.of(BigDecimal.valueOf(said.confidence(), 2)),
                            List.of())
                    .tree();
            maps.add(said.remark().isBlank() ? map : map.with("remarks", new Text(Plaintext.escaped(said.remark()))));
        }
        return maps;
    }

    static String relationship(Relation relation) {
        return switch (relation) {
            case EQUAL -> "equal-to";
            case SUPERSET -> "superset-of";
            case SUBSET -> "subset-of";
            case INTERSECTS -> "intersects-with";
            case NONE -> "no-relationship";
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
