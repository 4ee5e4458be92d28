package concordat.intake.oscal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A heading and what stands under it.
///
/// @param kind the format's `class`
/// @param others other properties by name, as JSON text
public record OscalGroup(
        Optional<String> id,
        Optional<String> kind,
        String title,
        List<OscalParam> params,
        List<OscalProp> props,
        List<OscalLink> links,
        List<OscalPart> parts,
        List<OscalGroup> groups,
        List<OscalControl> controls,
        Map<String, String> others) {

    public OscalGroup {
        params = List.copyOf(params);
        props = List.copyOf(props);
        links = List.copyOf(links);
        parts = List.copyOf(parts);
        groups = List.copyOf(groups);
        controls = List.copyOf(controls);
        others = Map.copyOf(others);
    }
}
