package concordat.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A way in which a body can do without a service for a time.
///
/// @param state `waiting` for the service's owner, `stands`, or `lapsed`: run out, or not tried lately
/// @param testedOn the day (UTC) on which it was last tried
public record ArrangementView(
        String id,
        String body,
        String service,
        String state,
        LocalDate testedOn,
        Instant until,
        Optional<String> how,
        Optional<Instant> acceptedAt,
        Optional<String> acceptedBy) {}
