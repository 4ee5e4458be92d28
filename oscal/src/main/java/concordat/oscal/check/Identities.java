package concordat.oscal.check;

import concordat.oscal.model.OscalModel;
import concordat.oscal.model.TypeDef;
import concordat.oscal.tree.Obj;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Gathers what is named by a uuid or id, and finds what is named twice.
final class Identities {

    /// Ids of these name one thing in the whole document. Others, such as those of parts of an assessment's own
    /// objectives, may be used again.
    private static final Set<String> NAMED_ONCE =
            Set.of("control", "group", "parameter", "metadata.role", "custom-group");

    private final Findings findings;
    private final boolean catalogue;
    private final Map<String, Path> uuids = new HashMap<>();
    private final Map<String, Map<String, Path>> ids = new HashMap<>();
    private final Map<String, Set<String>> uuidsByType = new HashMap<>();

    Identities(Findings findings, OscalModel model) {
        this.findings = findings;
        this.catalogue = model == OscalModel.CATALOG;
    }

    void object(Obj object, TypeDef type, Path path) {
        object.text("uuid").ifPresent(uuid -> {
            String key = uuid.toLowerCase(Locale.ROOT);
            uuidsByType.computeIfAbsent(type.name(), t -> new HashSet<>()).add(key);
            Path before = uuids.putIfAbsent(key, path);
            if (before != null) {
                findings.error(
                        object,
                        path.to("uuid"),
                        "uuid " + uuid + " stands at " + before + " already",
                        "give one of the two a uuid of its own, and what refers to it");
            }
        });
        if (type.attribute("id").isPresent()) {
            object.text("id").ifPresent(id -> named(object, type, id, path));
        }
    }

    private void named(Obj object, TypeDef type, String id, Path path) {
        Path before = ids.computeIfAbsent(type.name(), t -> new HashMap<>()).putIfAbsent(id, path);
        if (before != null
                && (NAMED_ONCE.contains(type.name())
                        || (catalogue && type.name().equals("part")))) {
            findings.error(
                    object,
                    path.to("id"),
                    type.name() + " " + Findings.quoted(id) + " stands at " + before + " already",
                    "give one of the two an id of its own, or take one out");
        }
    }

    /// @return whether something of this type has the uuid
    boolean hasUuid(String type, String uuid) {
        return uuidsByType.getOrDefault(type, Set.of()).contains(uuid.toLowerCase(Locale.ROOT));
    }

    /// @return whether anything has it as uuid or id
    boolean hasAny(String name) {
        return uuids.containsKey(name.toLowerCase(Locale.ROOT))
                || ids.values().stream().anyMatch(known -> known.containsKey(name));
    }

    /// @return whether something of this type has the id
    boolean hasId(String type, String id) {
        return ids.getOrDefault(type, Map.of()).containsKey(id);
    }
}
