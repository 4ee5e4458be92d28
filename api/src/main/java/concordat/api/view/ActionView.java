package concordat.api.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One thing to be done.
///
/// @param number counted through for the environment
/// @param addedOn the day (UTC) on which it came into the record
/// @param firstPlannedOn the date it had before anybody moved it
/// @param state `open`, `done` or `dropped`
/// @param what absent when it has been erased
/// @param continues a closed action that this one takes up again
/// @param steps who added, moved and closed it, with their words
public record ActionView(
        String id,
        int number,
        List<String> controls,
        Optional<String> owner,
        LocalDate addedOn,
        LocalDate firstPlannedOn,
        LocalDate plannedOn,
        int slips,
        long pence,
        boolean funded,
        String state,
        Optional<LocalDate> doneOn,
        Optional<String> dependsOn,
        Optional<String> what,
        List<MilestoneView> milestones,
        Optional<String> continues,
        List<CaseStep> steps) {

    public ActionView {
        controls = Absent.list(controls);
        milestones = Absent.list(milestones);
        steps = Absent.list(steps);
    }
}
