package concordat.api.view;

import java.time.LocalDate;
import java.util.Optional;

/// What is done to one action.
///
/// @param step `add`, `into` or `out-of`
/// @param action none for one that is not added yet
/// @param number counted through for the environment
/// @param findings how many findings that concerns
/// @param before how many it was to mend
/// @param after how many it is to mend then
public record WorkStep(
        String step,
        Optional<String> action,
        int number,
        LocalDate plannedOn,
        Optional<String> owner,
        String what,
        int findings,
        int before,
        int after) {}
