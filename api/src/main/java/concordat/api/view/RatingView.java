package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// A decision on how bad findings are, and how it stands.
///
/// @param from what the tools said of each
/// @param as what they count as
/// @param state `running`, `over` once its time has come, or `ended` before
/// @param findings how many it is of
/// @param counting those of them that are open and of which the tools still say the same; only for these it counts
/// @param otherwise those that are open and of which the tools say otherwise by now
/// @param closed those that scans have closed
/// @param unknown those that no import shows any more
/// @param beside open findings of the same weaknesses that count as their tools say, since no decision is of them
/// @param requester who asked for it
/// @param approver who decided it
/// @param reason none when it was erased
/// @param endedAt when somebody ended it before its time
public record RatingView(
        String decision,
        String environment,
        String from,
        String as,
        String state,
        int findings,
        int counting,
        int otherwise,
        int closed,
        int unknown,
        int beside,
        String requester,
        String approver,
        Instant at,
        Instant until,
        Optional<String> reason,
        Optional<Instant> endedAt) {}
