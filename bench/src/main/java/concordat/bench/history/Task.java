package concordat.bench.history;

import concordat.assurance.ids.ActionId;
import java.time.LocalDate;
import java.util.Optional;

/// One action as it is in truth, which nobody on the record's side knows.
final class Task {
    final ActionId id;
    final long pence;
    final int supplier;
    final Optional<Task> after;
    LocalDate planned;
    double weeksLeft;
    boolean owned;
    boolean paid;
    boolean saidPaid;
    int ownerAwayFor;
    boolean closed;
    boolean done;

    /// @param supplier without whom it cannot go on; negative when nobody
    /// @param after what has to be done first, by another body
    Task(ActionId id, long pence, int supplier, Optional<Task> after, LocalDate planned, double weeks) {
        this.id = id;
        this.pence = pence;
        this.supplier = supplier;
        this.after = after;
        this.planned = planned;
        this.weeksLeft = weeks;
    }

    boolean open() {
        return !closed;
    }

    /// @return whether anybody can work on it
    boolean workable(Weather weather) {
        return open()
                && owned
                && paid
                && ownerAwayFor == 0
                && !weather.stands(supplier)
                && after.filter(Task::open).isEmpty();
    }
}
