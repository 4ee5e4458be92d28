package concordat.web.desk;

import java.util.Optional;

/// What somebody wants to see of their inbox.
///
/// @param severity `emergency`, `act` or `know`
/// @param kind for example `case-notice`
/// @param sort `-at` (newest first), `at` or `by` (due soonest first)
/// @param cursor `next` of the page before
public record InboxFilter(
        boolean unread,
        Optional<String> severity,
        Optional<String> kind,
        Optional<String> body,
        Optional<String> sort,
        Optional<String> cursor,
        int limit) {}
