package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A way of meeting controls that needs no further assessment.
///
/// @param state `published` or `withdrawn`
/// @param needs what shows that it was followed
/// @param digest lower-case hex SHA-256 of its document
public record PatternView(
        String id,
        String state,
        Optional<String> title,
        List<String> controls,
        List<EvidenceNeedView> needs,
        String digest,
        Instant publishedAt) {

    public PatternView {
        controls = Absent.list(controls);
        needs = Absent.list(needs);
    }
}
