package concordat.web.read;

import java.util.Optional;

/// Which environments, read as another code, and in which order.
///
/// @param profile what of the code is asked about; the whole of it when empty
/// @param state `reached`, `all-ours` or `short`
/// @param text part of the body's name or id
/// @param sort `name`, `reached`, with `-` for the other way round
public record ReadingFilter(
        Optional<String> profile,
        Optional<String> state,
        Optional<String> kind,
        Optional<String> region,
        Optional<String> text,
        String sort,
        Optional<String> cursor,
        int limit) {}
