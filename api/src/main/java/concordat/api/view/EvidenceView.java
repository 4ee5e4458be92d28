package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A piece of evidence.
///
/// @param title absent when it has been erased
/// @param ageDays whole days since what it shows was so
/// @param until the first of the instants at which it no longer counts for a control; absent when the edition asks
///     nothing of any
/// @param state `in-date`, `expired`, `replaced` or `withdrawn`
/// @param replaces the older piece that ended when this one came
/// @param replacedBy the newer one
/// @param document absent when only its digest is known
public record EvidenceView(
        String id,
        String body,
        String environment,
        String kind,
        String strength,
        Optional<String> title,
        String digest,
        Instant observedAt,
        int ageDays,
        Optional<Instant> until,
        String state,
        Instant attachedAt,
        String attachedBy,
        Optional<Instant> endedAt,
        List<EvidenceBacking> backs,
        Optional<String> replaces,
        Optional<String> replacedBy,
        Optional<DocumentView> document) {

    public EvidenceView {
        backs = Absent.list(backs);
    }
}
