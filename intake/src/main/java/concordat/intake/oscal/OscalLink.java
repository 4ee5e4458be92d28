package concordat.intake.oscal;

import java.util.Map;
import java.util.Optional;

/// A reference. Never followed by the product.
///
/// @param rel what the reference is for
/// @param others other properties by name, as JSON text
public record OscalLink(String href, Optional<String> rel, Map<String, String> others) {

    public OscalLink {
        others = Map.copyOf(others);
    }
}
