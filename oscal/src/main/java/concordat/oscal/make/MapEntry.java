package concordat.oscal.make;

import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// How some controls of one code relate to some of another.
///
/// @param uuid the same in every revision
/// @param relationship `equivalent-to`, `equal-to`, `subset-of`, `superset-of`, `intersects-with`, `no-relationship`:
///     what
///     the sources are to the targets
/// @param sources ids of controls
/// @param targets ids of controls
/// @param confidence from 0 to 1
public record MapEntry(
        String uuid,
        String relationship,
        List<String> sources,
        List<String> targets,
        Optional<BigDecimal> confidence,
        List<Obj> props) {

    public MapEntry {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
        props = List.copyOf(props);
    }

    public Obj tree() {
        Making map = Making.of("map")
                .put("uuid", uuid)
                .put("relationship", relationship)
                .putAll("sources", items(sources))
                .putAll("targets", items(targets))
                .putAll("props", props);
        confidence.ifPresent(share -> map.put(
                "confidence-score",
                Making.of("confidence-score")
                        .put("percentage", Num.of(share.toPlainString()))
                        .build()));
        return map.build();
    }

    private static List<Obj> items(List<String> ids) {
        return ids.stream()
                .map(id -> Making.of("mapping-item")
                        .put("type", "control")
                        .put("id-ref", id)
                        .build())
                .toList();
    }
}
