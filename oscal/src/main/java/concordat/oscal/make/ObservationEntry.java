package concordat.oscal.make;

import concordat.oscal.tree.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that was seen. All texts are plain.
///
/// @param uuid the same in every revision and document
/// @param methods how: `EXAMINE`, `INTERVIEW`, `TEST`
/// @param expires until when it counts
/// @param evidence where what shows it can be found, and what that is
public record ObservationEntry(
        String uuid,
        String title,
        String description,
        List<String> methods,
        Instant collected,
        Optional<Instant> expires,
        List<Evidence> evidence,
        List<Obj> props) {

    public ObservationEntry {
        methods = List.copyOf(methods);
        evidence = List.copyOf(evidence);
        props = List.copyOf(props);
    }

    /// @param href often `#` and the uuid of a resource of the same document
    public record Evidence(String href, String description) {}

    public Obj tree() {
        Making observation = Making.of("observation")
                .put("uuid", uuid)
                .words("title", title)
                .words("description", description)
                .putTexts("methods", methods)
                .put("collected", collected)
                .putAll("props", props)
                .putAll(
                        "relevant-evidence",
                        evidence.stream()
                                .map(one -> Making.of("observation.relevant-evidence")
                                        .put("href", one.href())
                                        .words("description", one.description())
                                        .build())
                                .toList());
        expires.ifPresent(at -> observation.put("expires", at));
        return observation.build();
    }
}
