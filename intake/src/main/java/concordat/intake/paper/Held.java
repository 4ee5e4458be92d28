package concordat.intake.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the programme holds already, as far as a table can say something else.
public final class Held {

    private Held() {}

    /// The last answer to a control.
    ///
    /// @param statement empty when it has been erased
    public record Answer(String control, String answer, Optional<String> statement) {}

    /// A plan.
    ///
    /// @param stage `PROPOSED`, `REFUSED`, `AGREED` or `ENDED`
    public record Plan(String id, String stage, List<Action> actions) {
        public Plan {
            actions = List.copyOf(actions);
        }
    }

    /// An action of any plan of the environment.
    ///
    /// @param addedOn the day (UTC) on which it came into the record
    /// @param open whether it is neither done nor given up
    /// @param what empty when it has been erased
    public record Action(
            String id,
            int number,
            LocalDate addedOn,
            LocalDate plannedOn,
            Optional<String> owner,
            long pence,
            boolean funded,
            boolean open,
            Optional<String> what,
            List<Milestone> milestones) {
        public Action {
            milestones = List.copyOf(milestones);
        }
    }

    /// A milestone of an action.
    public record Milestone(String name, Optional<LocalDate> metOn) {}
}
