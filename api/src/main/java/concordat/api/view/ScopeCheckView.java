package concordat.api.view;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// Whether what a health check was said to look at is what there is, and was looked at.
///
/// @param from first day of the fieldwork, which scans are held against
/// @param estateVersion of the estate it is held against; none when none is declared
/// @param doubts how many things speak against it, by kind
public record ScopeCheckView(
        String check,
        String environment,
        LocalDate from,
        LocalDate to,
        Optional<Integer> estateVersion,
        Map<String, Integer> doubts,
        Share internal,
        Share external,
        Told findings) {

    /// How much was looked at.
    ///
    /// @param machines how many there are as the body says, 0 when it does not
    /// @param known how many scans know
    /// @param looked how many of these a scan of the fieldwork reached
    /// @param tested how many the tester's own report names
    /// @param loggedIn how many a scan reached that logged in
    /// @param testedShare tested of all there are, in per cent rounded down
    /// @param promised manual sample by the scope, in per cent
    /// @param asked manual sample that is asked for, in per cent
    public record Share(
            int machines,
            int known,
            int looked,
            int tested,
            int loggedIn,
            Optional<Integer> testedShare,
            int promised,
            int asked) {}

    /// What its report told.
    ///
    /// @param reported findings of its reports
    /// @param open those that are not closed
    /// @param linked those that are linked to what a scan shows
    /// @param distinct weaknesses that the report and scans of the same assets show together, linked ones once
    /// @param seenMended open ones whose linked finding is closed by scans; closing them takes as strong a look
    public record Told(int reported, int open, int linked, int distinct, int seenMended) {}

    public ScopeCheckView {
        doubts = Absent.map(doubts);
    }
}
