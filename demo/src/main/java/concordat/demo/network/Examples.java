package concordat.demo.network;

import java.util.List;

/// The two bodies that a visitor is shown.
///
/// @param holder holds every control, freshly proved
/// @param lacker lacks one control, on which personal data rests
public record Examples(Body holder, Body lacker) {

    static Examples of(List<Body> bodies) {
        return new Examples(first(bodies, BodyKind.UNITARY), first(bodies, BodyKind.DISTRICT));
    }

    private static Body first(List<Body> bodies, BodyKind kind) {
        return bodies.stream().filter(b -> b.kind() == kind).findFirst().orElseThrow();
    }
}
