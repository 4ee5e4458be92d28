package concordat.api.view;

import java.util.Optional;

/// How far an import is that has not come to its end.
///
/// @param phase `waiting`, `reading`, `reading-again` (what a finding means may stand behind it), `reconciling`,
///     `writing` or `telling` (the ledger; from then on it cannot be cancelled)
/// @param done how much of this phase is done
/// @param of how much there is in this phase, where that is known
/// @param unit of both: `bytes` or `findings`
/// @param percent of this phase, 0 to 100
/// @param elapsedMillis since its reading began, or since it came in while it waits
/// @param leftMillis an estimate for this phase alone, once there is enough to go by
/// @param place in the line while it waits, from 1
/// @param again whether it was begun anew after a restart
/// @param stopping whether it was cancelled and is about to end
public record JobProgress(
        String phase,
        long done,
        Optional<Long> of,
        Optional<String> unit,
        Optional<Integer> percent,
        long elapsedMillis,
        Optional<Long> leftMillis,
        Optional<Integer> place,
        boolean again,
        boolean stopping) {}
