package concordat.api.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a body sets out to do.
///
/// @param stage `proposed`, `refused`, `agreed` or `ended`
/// @param endsOn the day by which all of it was to be done when it was proposed
/// @param aim absent when it has been erased, or the plan was agreed without having been proposed
public record PlanView(
        String id,
        String environment,
        String stage,
        List<String> controls,
        Optional<LocalDate> endsOn,
        Optional<String> aim,
        List<ActionView> actions) {

    public PlanView {
        controls = Absent.list(controls);
        actions = Absent.list(actions);
    }
}
