package concordat.intake.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the programme holds already, as far as a table can say something else.
public sealed interface Held {

    /// The last answer to a control.
    ///
    /// @param statement empty when it has been erased
    record Answer(String control, String answer, Optional<String> statement) implements Held {}

    /// A plan.
    ///
    /// @param stage `PROPOSED`, `REFUSED`, `AGREED` or `ENDED`
    record Plan(String id, String stage, List<Action> actions) implements Held {
        public Plan {
            actions = List.copyOf(actions);
        }
    }

    /// An action of any plan of the environment.
    ///
    /// @param addedOn the day (UTC) on which it came into the record
    /// @param open whether it is neither done nor given up
    /// @param what empty when it has been erased
    record Action(
            String id,
            int number,
            LocalDate addedOn,
            LocalDate plannedOn,
            Optional<String> owner,
            long pence,
            boolean funded,
            boolean open,
            Optional<String> what,
            List<Milestone> milestones)
            implements Held {
        public Action {
            milestones = List.copyOf(milestones);
        }
    }

    /// A milestone of an action.
    record Milestone(String name, Optional<LocalDate> metOn) implements Held {}
}
