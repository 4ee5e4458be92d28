package concordat.api.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// That proposals are to become actions of a plan, one each.
///
/// @param proposals their ids
/// @param by when they are to be done; for each the day on which its first finding is due, when left out
/// @param owner who does it
/// @param effort how long kinds of fixes take, where not as usual, such as `patch=1-4+0.25-1`
/// @param reason stands in the record
public record PlanFixes(
        String plan,
        List<String> proposals,
        Optional<LocalDate> by,
        Optional<String> owner,
        List<String> effort,
        String reason) {

    public PlanFixes {
        proposals = Absent.list(proposals);
        by = Absent.or(by, Optional.empty());
        owner = Absent.or(owner, Optional.empty());
        effort = Absent.list(effort);
    }
}
