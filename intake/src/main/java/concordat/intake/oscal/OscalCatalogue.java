package concordat.intake.oscal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A catalogue of controls.
///
/// @param others other properties by name, as JSON text
public record OscalCatalogue(
        String uuid,
        Metadata metadata,
        List<OscalParam> params,
        List<OscalGroup> groups,
        List<OscalControl> controls,
        Map<String, String> others) {

    public OscalCatalogue {
        params = List.copyOf(params);
        groups = List.copyOf(groups);
        controls = List.copyOf(controls);
        others = Map.copyOf(others);
    }

    /// What the catalogue says of itself.
    ///
    /// @param lastModified as it stands in the file, a date and time with zone
    /// @param others other properties by name, as JSON text
    public record Metadata(
            String title, String lastModified, String version, String oscalVersion, Map<String, String> others) {
        public Metadata {
            others = Map.copyOf(others);
        }
    }

    /// @return every control, however deep, in the document's order
    public Stream<OscalControl> allControls() {
        Stream.Builder<OscalControl> all = Stream.builder();
        controls.forEach(c -> c.walk(all));
        groups.forEach(g -> walk(g, all));
        return all.build();
    }

    private static void walk(OscalGroup group, Consumer<OscalControl> each) {
        group.controls().forEach(c -> c.walk(each));
        group.groups().forEach(g -> walk(g, each));
    }

    /// @return the control with this id
    public Optional<OscalControl> control(String id) {
        return allControls().filter(c -> c.id().equals(id)).findFirst();
    }
}
