package concordat.intake.paper;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// Which plan a table's actions belong to.
///
/// @param plan a name for it, such as `rap-2027`; with the environment it makes the plan's id
/// @param aim what the plan is for, in words
/// @param controls which the plan is for besides those that its actions name
/// @param today the network's day (UTC)
/// @param overdueTo the day by which actions are to be done whose day is over; without it they are left
/// @param update whether what differs from what is held is to be taken
public record PlanTarget(
        String environment,
        String plan,
        String aim,
        Set<String> controls,
        LocalDate today,
        Optional<LocalDate> overdueTo,
        boolean update) {

    public PlanTarget {
        controls = Set.copyOf(controls);
    }
}
