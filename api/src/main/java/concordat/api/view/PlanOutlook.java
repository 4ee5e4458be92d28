package concordat.api.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One plan and how far it has come.
///
/// @param aim none when it was agreed without having been proposed, or its text is erased
/// @param endsOn the day (UTC) by which all of it is to be done
/// @param slips how many times a date was moved to a later one
/// @param pence what its actions that were not given up cost
/// @param fundedPence as far as somebody has said where the money comes from
/// @param credibility none once the plan has ended
/// @param months how it stood at the end of each month, oldest first
/// @param steps who proposed, refused, agreed and ended it, with their words
public record PlanOutlook(
        String id,
        String body,
        String environment,
        String stage,
        Optional<String> aim,
        List<String> controls,
        LocalDate endsOn,
        int open,
        int done,
        int dropped,
        int slips,
        long pence,
        long fundedPence,
        Optional<CredibilityView> credibility,
        List<PlanMonthView> months,
        List<CaseStep> steps) {

    public PlanOutlook {
        controls = Absent.list(controls);
        months = Absent.list(months);
        steps = Absent.list(steps);
    }
}
