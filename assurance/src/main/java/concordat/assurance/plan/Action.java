package concordat.assurance.plan;

import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.Prose;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One thing to be done. Once closed it stays closed.
///
/// @param added as it was added first
/// @param plannedOn the date that counts
/// @param pence what it costs, none when nobody has said
/// @param moves dates it had before, with when they were given up
/// @param doneOn when it was done
/// @param dropped when it was given up
/// @param scope the findings that it is to mend, none when nobody ever named any
public record Action(
        ActionAdded added,
        Stamp stamp,
        Optional<PersonId> owner,
        LocalDate plannedOn,
        long pence,
        boolean funded,
        List<Move> moves,
        List<Milestone> milestones,
        Optional<LocalDate> doneOn,
        Optional<Stamp> closed,
        Optional<Prose> dropped,
        Optional<Scope> scope) {

    /// The findings that an action is to mend.
    ///
    /// @param digest lower-case hex SHA-256 over their keyed identities
    /// @param findings how many
    public record Scope(Stamp stamp, String digest, int findings, Prose reason) {}

    /// That a date was given up for another.
    public record Move(Stamp stamp, LocalDate from, LocalDate to, Prose reason) {

        /// @return whether it was to a later date
        public boolean slip() {
            return to.isAfter(from);
        }
    }

    public Action {
        moves = List.copyOf(moves);
        milestones = List.copyOf(milestones);
    }

    static Action first(ActionAdded act, Stamp stamp) {
        return new Action(
                act,
                stamp,
                act.owner(),
                act.plannedOn(),
                act.pence(),
                act.funded(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// @return its id
    public ActionId id() {
        return added.action();
    }

    /// @return the plan it is part of
    public PlanId plan() {
        return added.plan();
    }

    /// @return whether it is neither done nor given up
    public boolean open() {
        return closed.isEmpty();
    }

    /// @return how many times its date was moved to a later one
    public int slips() {
        return Math.toIntExact(moves.stream().filter(Move::slip).count());
    }

    /// @return the date it was to be done by before anybody moved it
    public LocalDate firstPlannedOn() {
        return added.plannedOn();
    }

    Action moved(Move move) {
        List<Move> longer = new ArrayList<>(moves);
        longer.add(move);
        return but(now -> {
            now.plannedOn = move.to();
            now.moves = longer;
        });
    }

    Action resourced(PersonId by, long cost, boolean paid) {
        return but(now -> {
            now.owner = Optional.of(by);
            now.pence = cost;
            now.funded = paid;
        });
    }

    Action with(List<Milestone> all) {
        return but(now -> now.milestones = all);
    }

    Action done(LocalDate day, Stamp by) {
        return but(now -> {
            now.doneOn = Optional.of(day);
            now.closed = Optional.of(by);
        });
    }

    Action dropped(Stamp by, Prose reason) {
        return but(now -> {
            now.closed = Optional.of(by);
            now.dropped = Optional.of(reason);
        });
    }

    Action scoped(Scope to) {
        return but(now -> now.scope = Optional.of(to));
    }

    /// @return the same, but for what is changed
    private Action but(Consumer<Change> change) {
        Change now = new Change();
        change.accept(now);
        return new Action(
                added,
                stamp,
                now.owner,
                now.plannedOn,
                now.pence,
                now.funded,
                now.moves,
                now.milestones,
                now.doneOn,
                now.closed,
                now.dropped,
                now.scope);
    }

    /// What may change of an action; lives for one change.
    private final class Change {
        Optional<PersonId> owner = Action.this.owner;
        LocalDate plannedOn = Action.this.plannedOn;
        long pence = Action.this.pence;
        boolean funded = Action.this.funded;
        List<Move> moves = Action.this.moves;
        List<Milestone> milestones = Action.this.milestones;
        Optional<LocalDate> doneOn = Action.this.doneOn;
        Optional<Stamp> closed = Action.this.closed;
        Optional<Prose> dropped = Action.this.dropped;
        Optional<Scope> scope = Action.this.scope;
    }
}
