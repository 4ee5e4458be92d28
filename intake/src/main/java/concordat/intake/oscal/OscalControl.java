package concordat.intake.oscal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One control; enhancements stand inside it as controls of their own.
///
/// @param kind the format's `class`
/// @param others other properties by name, as JSON text
public record OscalControl(
        String id,
        Optional<String> kind,
        String title,
        List<OscalParam> params,
        List<OscalProp> props,
        List<OscalLink> links,
        List<OscalPart> parts,
        List<OscalControl> controls,
        Map<String, String> others) {

    public OscalControl {
        params = List.copyOf(params);
        props = List.copyOf(props);
        links = List.copyOf(links);
        parts = List.copyOf(parts);
        controls = List.copyOf(controls);
        others = Map.copyOf(others);
    }

    /// @return how people cite it, for example `SI-2`, where the catalogue says
    public Optional<String> label() {
        return OscalProp.value(props, "label");
    }

    /// @return whether the catalogue keeps it only so that its id is not used again
    public boolean withdrawn() {
        return OscalProp.value(props, "status")
                .filter(status -> status.equalsIgnoreCase("withdrawn"))
                .isPresent();
    }

    void walk(Consumer<OscalControl> each) {
        each.accept(this);
        controls.forEach(c -> c.walk(each));
    }
}
