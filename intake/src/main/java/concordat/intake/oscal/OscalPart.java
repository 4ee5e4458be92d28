package concordat.intake.oscal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A piece of a control's or group's text: a statement, guidance, an item of a list.
///
/// @param kind the format's `class`
/// @param others other properties by name, as JSON text
public record OscalPart(
        Optional<String> id,
        String name,
        Optional<String> ns,
        Optional<String> kind,
        Optional<String> title,
        List<OscalProp> props,
        Optional<String> prose,
        List<OscalPart> parts,
        List<OscalLink> links,
        Map<String, String> others) {

    public OscalPart {
        props = List.copyOf(props);
        parts = List.copyOf(parts);
        links = List.copyOf(links);
        others = Map.copyOf(others);
    }
}
