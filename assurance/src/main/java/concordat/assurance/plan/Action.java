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
import java.util.OptionalLong;

/// One thing to be done. Once closed it stays closed.
///
/// @param added as it was added first
/// @param plannedOn the date that counts
/// @param pence what it costs, none when nobody has said
/// @param moves dates it had before, with when they were given up
/// @param doneOn when it was done
/// @param dropped when it was given up
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
        Optional<Prose> dropped) {

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

    /// Days from the first date to the day it was done; negative when it was early.
    ///
    /// @return none while it is not done
    public OptionalLong daysLate() {
        return doneOn.map(done ->
                        OptionalLong.of(done.toEpochDay() - firstPlannedOn().toEpochDay()))
                .orElse(OptionalLong.empty());
    }

    Action moved(Move move) {
        List<Move> longer = new ArrayList<>(moves);
        longer.add(move);
        return new Action(added, stamp, owner, move.to(), pence, funded, longer, milestones, doneOn, closed, dropped);
    }

    Action resourced(PersonId by, long cost, boolean paid) {
        return new Action(
                added, stamp, Optional.of(by), plannedOn, cost, paid, moves, milestones, doneOn, closed, dropped);
    }

    Action with(List<Milestone> now) {
        return new Action(added, stamp, owner, plannedOn, pence, funded, moves, now, doneOn, closed, dropped);
    }

    Action done(LocalDate day, Stamp by) {
        return new Action(
                added,
                stamp,
                owner,
                plannedOn,
                pence,
                funded,
                moves,
                milestones,
                Optional.of(day),
                Optional.of(by),
                dropped);
    }

    Action dropped(Stamp by, Prose reason) {
        return new Action(
                added,
                stamp,
                owner,
                plannedOn,
                pence,
                funded,
                moves,
                milestones,
                doneOn,
                Optional.of(by),
                Optional.of(reason));
    }
}
