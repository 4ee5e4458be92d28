package concordat.oscal.check;

import concordat.oscal.model.Namespaces;
import concordat.oscal.model.TypeDef;
import concordat.oscal.tree.Nil;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What members of one object mean together.
final class Sense {

    private static final Set<String> RELATIONSHIPS =
            Set.of("equivalent-to", "equal-to", "subset-of", "superset-of", "intersects-with", "no-relationship");
    private static final Set<String> RISK_STATES =
            Set.of("open", "investigating", "remediating", "deviation-requested", "deviation-approved", "closed");
    private static final Set<String> LIFECYCLES = Set.of("recommendation", "planned", "completed");
    private static final Map<String, Integer> HASH_DIGITS = Map.of(
            "SHA-224",
            56,
            "SHA-256",
            64,
            "SHA-384",
            96,
            "SHA-512",
            128,
            "SHA3-224",
            56,
            "SHA3-256",
            64,
            "SHA3-384",
            96,
            "SHA3-512",
            128);

    private final Findings findings;

    Sense(Findings findings) {
        this.findings = findings;
    }

    void object(Obj object, TypeDef type, Path path) {
        switch (type.name()) {
            case "import", "insert-controls" -> one(object, path, "include-all", "include-controls");
            case "merge" -> one(object, path, "flat", "as-is", "custom");
            case "merge.combine" -> combine(object, path);
            case "modify.alter.remove" -> remove(object, path);
            case "map" -> map(object, path);
            case "risk" -> usual(object, path, "status", RISK_STATES);
            case "response" -> usual(object, path, "lifecycle", LIFECYCLES);
            case "hash" -> hash(object, path);
            case "by-component.export" -> export(object, path);
            case "confidence-score" -> share(object, path);
            case "control-implementation" -> once(object, path, "implemented-requirements", "control-id");
            case "implemented-requirement" -> {
                once(object, path, "statements", "statement-id");
                once(object, path, "by-components", "component-uuid");
            }
            case "statement" -> once(object, path, "by-components", "component-uuid");
            case "metadata" -> once(object, path, "responsible-parties", "role-id");
            case "task.timing" -> one(object, path, "on-date", "within-date-range", "at-frequency");
            case "task.timing.within-date-range" -> range(object, path);
            default -> {}
        }
    }

    private void one(Obj object, Path path, String... names) {
        List<String> there = Stream.of(names).filter(object::has).toList();
        if (there.size() > 1) {
            findings.error(object, path, String.join(" and ", there) + " stand together", "keep one of them");
        }
    }

    private void combine(Obj object, Path path) {
        if (object.says("method", "merge")) {
            findings.warn(
                    object,
                    path.to("method"),
                    "the combination method merge is deprecated, and what it does is not laid down",
                    "write use-first or keep");
        }
    }

    private void remove(Obj object, Path path) {
        if (Stream.of("by-name", "by-class", "by-id", "by-item-name", "by-ns").noneMatch(object::has)) {
            findings.error(
                    object,
                    path,
                    "it does not say what to remove",
                    "add by-id, by-name, by-class, by-ns or by-item-name");
        }
    }

    private void map(Obj object, Path path) {
        String relationship = object.text("relationship").orElse("");
        if (object.text("ns").orElse(Namespaces.NAMES).equals(Namespaces.NAMES)
                && !RELATIONSHIPS.contains(relationship)) {
            findings.error(
                    object,
                    path.to("relationship"),
                    Findings.quoted(relationship) + " is no relationship",
                    "write one of " + String.join(", ", new TreeSet<>(RELATIONSHIPS))
                            + ", or say in ns whose word it is");
        }
    }

    private void usual(Obj object, Path path, String name, Set<String> words) {
        object.text(name)
                .filter(Predicate.not(words::contains))
                .ifPresent(word -> findings.warn(
                        object,
                        path.to(name),
                        Findings.quoted(word) + " is not a usual " + name,
                        "usual are " + String.join(", ", new TreeSet<>(words))));
    }

    private void export(Obj object, Path path) {
        if (!object.has("provided") && !object.has("responsibilities")) {
            findings.error(
                    object,
                    path,
                    "it exports neither anything provided nor a responsibility",
                    "add provided or responsibilities, or take the export out");
        }
    }

    private void share(Obj object, Path path) {
        if (object.member("percentage").orElse(Nil.NIL) instanceof Num number
                && (number.value().signum() < 0 || number.value().compareTo(BigDecimal.ONE) > 0)) {
            findings.error(
                    object, path.to("percentage"), number + " is not from 0 to 1", "write 0.8 for eighty per cent");
        }
    }

    private void hash(Obj object, Path path) {
        Optional<Integer> digits = object.text("algorithm").map(name -> HASH_DIGITS.get(name.toUpperCase(Locale.ROOT)));
        String value = object.text("value").orElse("");
        if (digits.isPresent() && !(value.length() == digits.get() && value.matches("[0-9A-Fa-f]*"))) {
            findings.error(
                    object,
                    path.to("value"),
                    Findings.quoted(value) + " is no digest of "
                            + object.text("algorithm").orElse(""),
                    "write its " + digits.get() + " hexadecimal digits");
        }
    }

    private void once(Obj object, Path path, String list, String key) {
        Set<String> seen = new HashSet<>();
        List<Obj> items = object.objects(list);
        for (int i = 0; i < items.size(); i++) {
            Obj item = items.get(i);
            Optional<String> value = item.text(key);
            if (value.isPresent() && !seen.add(value.get())) {
                findings.error(
                        item,
                        path.to(list).to(i).to(key),
                        key + " " + Findings.quoted(value.get()) + " stands twice in " + list,
                        "put what they say into one");
            }
        }
    }

    private void range(Obj object, Path path) {
        String start = object.text("start").orElse("");
        String end = object.text("end").orElse("");
        try {
            if (OffsetDateTime.parse(end).isBefore(OffsetDateTime.parse(start))) {
                findings.error(object, path, "it ends at " + end + ", before it starts at " + start, "swap the two");
            }
        } catch (DateTimeParseException e) {
            // The forms of the two are told where each stands.
        }
    }
}
