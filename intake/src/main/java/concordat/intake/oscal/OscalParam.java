package concordat.intake.oscal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A gap in a control's text that whoever uses the catalogue fills.
///
/// @param kind the format's `class`
/// @param values what fills it, where the document says
/// @param others other properties by name (the choices among them), as JSON text
public record OscalParam(
        String id,
        Optional<String> kind,
        Optional<String> label,
        List<String> values,
        List<OscalProp> props,
        List<OscalLink> links,
        Map<String, String> others) {

    public OscalParam {
        values = List.copyOf(values);
        props = List.copyOf(props);
        links = List.copyOf(links);
        others = Map.copyOf(others);
    }
}
