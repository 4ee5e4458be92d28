package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A way of its own in which a body means to meet what a control is for.
///
/// @param state `proposed`, `meets`, `does-not-meet` or `over`
/// @param reasons the assessor's
public record AlternativeView(
        String id,
        String control,
        String state,
        Optional<String> description,
        List<String> evidence,
        Optional<Instant> until,
        Optional<String> reasons) {

    public AlternativeView {
        evidence = Absent.list(evidence);
    }
}
