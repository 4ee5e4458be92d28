package concordat.web.read;

import java.util.Optional;

/// Which bodies, in which order.
///
/// @param sort `name`, `gaps`, `changes`; a leading hyphen turns it round
/// @param text part of the name or id, in any case
/// @param cursor `next` of the page before
/// @param limit 1 to 500
public record BodyFilter(
        String sort,
        Optional<String> kind,
        Optional<String> region,
        Optional<String> state,
        Optional<String> text,
        Optional<String> cursor,
        int limit) {

    public static final BodyFilter ALL = new BodyFilter(
            "name", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 50);
}
