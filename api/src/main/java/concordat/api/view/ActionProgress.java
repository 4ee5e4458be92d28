package concordat.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// How far the findings are mended that an action is to mend, as scans show it.
///
/// @param state of the action: `open`, `done` or `dropped`
/// @param findings how many it is to mend
/// @param unknown those that no import shows any more, as after one was withdrawn
/// @param proof `mended` when scans show that all are, `said` when it is said to be done and is not yet proved,
///     `none` otherwise
/// @param lastLook when a scan saw any of them last
/// @param nextLook about when the next scan is to be expected, by those before
/// @param tickets what other programs were told of it, and what they say; told to the body's own officers alone
public record ActionProgress(
        String action,
        int number,
        String plan,
        String environment,
        Optional<String> owner,
        LocalDate plannedOn,
        String state,
        int findings,
        int open,
        int closed,
        int unknown,
        String proof,
        Optional<Instant> lastLook,
        Optional<LocalDate> nextLook,
        List<ActionTicket> tickets) {

    public ActionProgress {
        tickets = Absent.list(tickets);
    }

    /// @return the same with its tickets
    public ActionProgress told(List<ActionTicket> by) {
        return new ActionProgress(
                action,
                number,
                plan,
                environment,
                owner,
                plannedOn,
                state,
                findings,
                open,
                closed,
                unknown,
                proof,
                lastLook,
                nextLook,
                by);
    }
}
