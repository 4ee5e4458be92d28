package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a decision on how bad findings are does, or would.
///
/// @param token says what this is; sent back as If-Match, nothing else is done than this
/// @param decision its id; none while it is only tried
/// @param from what the tools say of each; none when it is of nothing
/// @param as what they count as then
/// @param findings how many it is of
/// @param assets on how many assets these are
/// @param severities how many of all that were chosen and are open the tools call how bad
/// @param beside open findings of the same weaknesses that count as their tools say, since no decision is of them
/// @param breaches controls that would fail by more or fewer findings, or from another instant
/// @param refused of what it cannot be of the first hundred
/// @param refusedInAll how many it cannot be of
/// @param preview what it changes of controls and routes
/// @param receipt none when it was only tried, or is of nothing
public record RatingChange(
        String token,
        Optional<String> decision,
        String environment,
        Optional<String> from,
        String as,
        Instant until,
        int findings,
        int assets,
        Map<String, Integer> severities,
        int beside,
        List<BreachChange> breaches,
        List<RefusedItem> refused,
        int refusedInAll,
        Optional<Preview> preview,
        Optional<Receipt> receipt) {

    public RatingChange {
        severities = Absent.map(severities);
        breaches = Absent.list(breaches);
        refused = Absent.list(refused);
    }
}
