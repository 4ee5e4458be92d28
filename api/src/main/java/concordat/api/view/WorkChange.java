package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// What is done to actions and their findings, or would be.
///
/// @param token says what this is; sent back as If-Match, nothing else is done than this
/// @param findings how many are concerned
/// @param steps one for each action
/// @param refused of what cannot be done the first hundred
/// @param refusedInAll how many cannot be done
/// @param preview what it changes of controls and routes
/// @param receipt none when it was only tried, or nothing is to be done
public record WorkChange(
        String token,
        int findings,
        List<WorkStep> steps,
        List<RefusedItem> refused,
        int refusedInAll,
        Optional<Preview> preview,
        Optional<Receipt> receipt) {

    public WorkChange {
        steps = Absent.list(steps);
        refused = Absent.list(refused);
    }
}
