package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A decision on how bad findings are, as whoever may take it asks for it.
///
/// @param findings ids; when there are none, what the filter lets through
/// @param filter as lists of findings are filtered; open ones alone when its state is left out
/// @param from what their tools say; may be left out where they all say the same
/// @param as what they are to count as
/// @param until first instant at which they no longer do
/// @param requester who asked for it, and is another than who decides
/// @param reason stands in the record
public record FindingRating(
        List<String> findings,
        Optional<FindingChoice> filter,
        Optional<String> from,
        String as,
        Instant until,
        String requester,
        String reason) {

    public FindingRating {
        findings = Absent.list(findings);
        filter = Absent.or(filter, Optional.empty());
        from = Absent.or(from, Optional.empty());
    }
}
