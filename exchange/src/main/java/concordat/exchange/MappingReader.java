package concordat.exchange;

import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Correspondence;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.catalogue.crosswalk.Provenance;
import concordat.catalogue.crosswalk.Relation;
import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.OscalProblem.Severity;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import concordat.oscal.view.Mappings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a mapping collection as crosswalks. What it compares must be codes that are known here: they are told by our
/// own property, by the resource of the document itself that is referred to, or by the last part of the reference.
/// Nothing is fetched.
public final class MappingReader {

    /// What is said without a confidence is neither believed nor doubted.
    private static final int UNSAID = 50;

    private final Mappings mappings;
    private final String title;
    private final Collection<Code> codes;
    private final List<OscalProblem> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private MappingReader(Mappings mappings, Collection<Code> codes) {
        this.mappings = mappings;
        this.title = mappings.document().title();
        this.codes = codes;
    }

    /// @param document a mapping collection
    /// @param codes those that are known here
    /// @throws IllegalArgumentException when the document is of another model
    public static MappingReading read(OscalDocument document, Collection<Code> codes) {
        return new MappingReader(new Mappings(document), codes).read();
    }

    private MappingReading read() {
        List<Crosswalk> crosswalks = new ArrayList<>();
        if (title.isBlank()) {
            problem(mappings.document().metadata(), "the title is blank", "say what is compared with what");
        }
        for (Mappings.Mapping mapping : mappings.mappings()) {
            crosswalk(mapping).ifPresent(crosswalks::add);
        }
        return problems.isEmpty()
                ? new MappingReading.Read(crosswalks, remarks)
                : new MappingReading.Rejected(problems);
    }

    private Optional<Crosswalk> crosswalk(Mappings.Mapping mapping) {
        Optional<Code> source = code(mapping.source());
        Optional<Code> target = code(mapping.target());
        if (source.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        List<Correspondence> maps = new ArrayList<>();
        Set<List<Set<String>>> seen = new HashSet<>();
        int unsaid = 0;
        for (Mappings.Entry entry : mapping.maps()) {
            Set<String> sources = ids(entry.sources(), source.get());
            Set<String> targets = ids(entry.targets(), target.get());
            Optional<Relation> relation = relation(entry);
            if (sources.isEmpty() || targets.isEmpty() || relation.isEmpty()) {
                continue;
            }
            if (!seen.add(List.of(sources, targets))) {
                problem(entry.tree(), sources + " are compared with " + targets + " twice", "leave one of the two");
                continue;
            }
            Optional<Integer> confidence = confidence(entry.tree(), mapping.tree(), mappings.provenance());
            unsaid += confidence.isEmpty() ? 1 : 0;
            maps.add(new Correspondence(
                    sources, targets, relation.get(), confidence.orElse(UNSAID), plain(entry.tree(), "remarks")));
        }
        String id = Identity.said(mapping.tree(), "crosswalk-id")
                .orElse(source.get().id() + "." + target.get().id());
        if (unsaid > 0) {
            remarks.add(id + ": " + unsaid + " maps say no confidence; " + UNSAID + " per cent is taken");
        }
        if (source.get().id().equals(target.get().id())) {
            problem(mapping.tree(), source.get().id() + " is compared with itself", "compare it with another code");
        }
        if (!Crosswalk.soundId(id)) {
            problem(
                    mapping.tree(),
                    "[" + id + "] is no id for a crosswalk",
                    "say one with a property crosswalk-id of " + Identity.NS
                            + ": a lower-case letter, then 1 to 80 of a-z, 0-9, dot, dash");
        }
        Optional<Provenance> provenance = provenance(mapping.tree());
        return problems.isEmpty()
                ? provenance.map(p ->
                        new Crosswalk(id, title, source.get().id(), target.get().id(), p, maps))
                : Optional.empty();
    }

    private Optional<Code> code(Mappings.Resource resource) {
        List<String> names = new ArrayList<>();
        Identity.said(resource.tree(), "code-id").ifPresent(names::add);
        String href = resource.href();
        if (href.startsWith("#")) {
            mappings.document().body().object("back-matter").stream()
                    .flatMap(back -> back.objects("resources").stream())
                    .filter(r -> r.says("uuid", href.substring(1)))
                    .forEach(r -> {
                        Identity.said(r, "code-id").ifPresent(names::add);
                        r.text("title").ifPresent(names::add);
                        r.objects("rlinks").forEach(l -> l.text("href").ifPresent(h -> names.add(last(h))));
                    });
        } else {
            names.add(last(href));
        }
        Optional<Code> found = names.stream()
                .flatMap(name -> codes.stream()
                        .filter(c -> c.id().equalsIgnoreCase(name) || c.title().equalsIgnoreCase(name)))
                .findFirst();
        if (found.isEmpty()) {
            problem(
                    resource.tree(),
                    href + " is no code that is known here" + (names.isEmpty() ? "" : ", by the names " + names),
                    "publish that code first, or say which it is with a property code-id of " + Identity.NS
                            + "; known are "
                            + codes.stream().map(Code::id).toList());
        }
        return found;
    }

    /// @return the name of the file that is referred to
    private static String last(String href) {
        String path = href.replaceFirst("[?#].*$", "");
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.(json|xml|ya?ml)$", "");
    }

    private Set<String> ids(List<Mappings.Item> items, Code code) {
        Set<String> ids = new LinkedHashSet<>();
        for (Mappings.Item item : items) {
            Optional<String> known = code.requirement(item.id())
                    .map(r -> r.id())
                    .or(() -> code.ids().stream()
                            .filter(id -> id.equalsIgnoreCase(item.id()))
                            .findFirst());
            known.ifPresent(ids::add);
            if (known.isEmpty()) {
                problem(
                        item.tree(),
                        code.id() + " has no " + item.id(),
                        item.type().equals("statement")
                                ? "compare whole controls; statements of controls are not told apart here"
                                : "correct the id");
            }
        }
        return ids;
    }

    private Optional<Relation> relation(Mappings.Entry entry) {
        Optional<Relation> relation =
                switch (entry.relationship()) {
                    case "equal-to", "equivalent-to" -> Optional.of(Relation.EQUAL);
                    case "superset-of" -> Optional.of(Relation.SUPERSET);
                    case "subset-of" -> Optional.of(Relation.SUBSET);
                    case "intersects-with" -> Optional.of(Relation.INTERSECTS);
                    case "no-relationship" -> Optional.of(Relation.NONE);
                    default -> Optional.empty();
                };
        if (relation.isEmpty()) {
            problem(
                    entry.tree(),
                    "nothing follows from the relationship " + entry.relationship(),
                    "say equal-to, superset-of, subset-of, intersects-with or no-relationship");
        }
        return relation;
    }

    /// @return in per cent, of the nearest that says one
    private static Optional<Integer> confidence(Obj... nearestFirst) {
        for (Obj holder : nearestFirst) {
            Optional<BigDecimal> said = holder.object("confidence-score")
                    .flatMap(score -> score.member("percentage"))
                    .filter(Num.class::isInstance)
                    .map(number -> ((Num) number).value())
                    .filter(share -> share.signum() >= 0 && share.compareTo(BigDecimal.valueOf(100)) <= 0);
            if (said.isPresent()) {
                BigDecimal share = said.get();
                boolean fraction = share.compareTo(BigDecimal.ONE) <= 0;
                return Optional.of((fraction ? share.movePointRight(2) : share)
                        .setScale(0, RoundingMode.FLOOR)
                        .intValueExact());
            }
        }
        return Optional.empty();
    }

    private Optional<Provenance> provenance(Obj mapping) {
        Obj shared = mappings.provenance();
        Optional<Provenance.Method> method = constant(Provenance.Method.class, "method", mapping, shared);
        Optional<Provenance.Rationale> rationale =
                constant(Provenance.Rationale.class, "matching-rationale", mapping, shared);
        Optional<Provenance.Status> status = constant(Provenance.Status.class, "status", mapping, shared);
        LocalDate date = date(shared);
        return method.flatMap(m -> rationale.flatMap(r -> status.map(s -> new Provenance(who(shared), m, r, date, s))));
    }

    /// A mapping's own word goes before that of the whole collection. The format takes any word; we only those that
    /// something follows from.
    private <E extends Enum<E>> Optional<E> constant(Class<E> type, String name, Obj mapping, Obj shared) {
        Obj holder = mapping.has(name) ? mapping : shared;
        String word = holder.text(name).orElse("");
        Map<String, E> known = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            known.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        if (!known.containsKey(word)) {
            problem(
                    holder,
                    "nothing follows from the " + name + " [" + word + "]",
                    "say " + String.join(", ", known.keySet()));
        }
        return Optional.ofNullable(known.get(word));
    }

    private String who(Obj shared) {
        List<String> uuids = shared.objects("responsible-parties").stream()
                .flatMap(r -> r.texts("party-uuids").stream())
                .toList();
        List<Obj> parties = mappings.document().metadata().objects("parties");
        return parties.stream()
                .filter(p -> uuids.isEmpty() || uuids.contains(p.text("uuid").orElse("")))
                .flatMap(p -> p.text("name").stream())
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("not said");
    }

    private LocalDate date(Obj shared) {
        String said = Identity.said(shared, "date")
                .orElseGet(() -> mappings.document().metadata().needed("last-modified"));
        try {
            return LocalDate.parse(said.substring(0, Math.min(10, said.length())));
        } catch (DateTimeException e) {
            problem(shared, "the date [" + said + "] is none", "write it as 2026-11-22");
            return LocalDate.EPOCH;
        }
    }

    /// What was escaped for Markdown is itself again; other marks stay as they are.
    private static String plain(Obj holder, String name) {
        return holder.text(name)
                .map(text -> text.replaceAll("\\\\(\\p{Punct})", "$1").strip())
                .orElse("");
    }

    private void problem(Obj at, String text, String fix) {
        problems.add(new OscalProblem(Severity.ERROR, at.line(), at.column(), "", text, fix));
    }
}
