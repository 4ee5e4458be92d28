package concordat.intake.oscal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A named value.
///
/// @param ns whose name it is; the format's own where empty
/// @param kind the format's `class`
/// @param others other properties by name, as JSON text
public record OscalProp(
        String name, String value, Optional<String> ns, Optional<String> kind, Map<String, String> others) {

    public OscalProp {
        others = Map.copyOf(others);
    }

    static Optional<String> value(List<OscalProp> props, String name) {
        return props.stream()
                .filter(prop -> prop.name().equals(name))
                .map(OscalProp::value)
                .findFirst();
    }
}
