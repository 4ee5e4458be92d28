package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// How one environment reads as another code, in one line.
///
/// @param profile what of the code is asked about; `whole` for all of it
/// @param state `reached`, `all-ours` (everything is held that our code can say of it) or `short`
/// @param asked how many requirements the profile asks for
/// @param reached how many of them are held as far as it asks
/// @param reachable how many would be if everything of ours were held
public record ReadingLine(
        String body,
        String name,
        String environment,
        String kind,
        String region,
        String code,
        String profile,
        String state,
        int asked,
        int reached,
        int reachable,
        int met,
        int partly,
        int missing,
        int notMapped,
        Optional<Instant> until) {}
