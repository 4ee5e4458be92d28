package concordat.web.read;

import java.time.Instant;

/// Something that will close by itself unless somebody acts.
///
/// @param at when
/// @param routes how many routes of the body rest on the control
public record ComingChange(
        Instant at,
        String body,
        String bodyName,
        String environment,
        String control,
        String controlTitle,
        int routes) {}
