package concordat.web.read;

import java.util.Optional;

/// Which cases, newest first.
///
/// @param state `open` or `closed`
/// @param cursor `next` of the page before
/// @param limit 1 to 500
public record CaseFilter(Optional<String> body, Optional<String> state, Optional<String> cursor, int limit) {}
