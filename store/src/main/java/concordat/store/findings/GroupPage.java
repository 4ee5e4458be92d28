package concordat.store.findings;

import concordat.catalogue.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A page of open findings added up, one line for each weakness: one fix, many hosts.
///
/// @param next where the next page begins; empty on the last one
public record GroupPage(List<Group> groups, Optional<Cursor> next) {

    /// One weakness.
    ///
    /// @param sample one of its findings
    /// @param severity the worst of them
    /// @param since when the first of them was first seen
    /// @param due when the first of them is due
    public record Group(
            FindingPage.Line sample,
            Severity severity,
            int findings,
            int assets,
            Instant since,
            Optional<Instant> due) {}

    /// The last line of a page: what its sort goes by, and the weakness.
    public record Cursor(long first, long second, long weakness) {}

    public GroupPage {
        groups = List.copyOf(groups);
    }
}
