package concordat.assurance.plan;

import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.ActionDone;
import concordat.assurance.act.PlanAct.ActionDropped;
import concordat.assurance.act.PlanAct.ActionMoved;
import concordat.assurance.act.PlanAct.ActionResourced;
import concordat.assurance.act.PlanAct.ActionScoped;
import concordat.assurance.act.PlanAct.MilestoneMet;
import concordat.assurance.act.PlanAct.MilestoneSet;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.act.PlanAct.PlanFrozen;
import concordat.assurance.act.PlanAct.PlanRefused;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.PlanId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What stands against an act about a plan.
final class PlanLaw {
    private final Plans plans;
    private final Instant at;
    private final LocalDate today;

    PlanLaw(Plans plans, Instant at) {
        this.plans = plans;
        this.at = at;
        this.today = at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    Verdict check(PlanAct act) {
        return switch (act) {
            case PlanDrafted a ->
                Verdict.when(!a.controls().isEmpty(), Fault.NOTHING_NAMED, "plan " + a.plan() + " is for no control")
                        .and(() -> ahead(a.endsOn()));
            case PlanRefused a -> {
                Plan plan = plan(a.plan());
                yield Verdict.when(
                        plan.stage() == Plan.Stage.PROPOSED || plan.stage() == Plan.Stage.REFUSED,
                        Fault.PLAN_STEP,
                        "plan " + plan.id() + " is " + plan.stage(),
                        "plan-ended");
            }
            case ActionAdded a -> add(a);
            case ActionMoved a ->
                open(a.action())
                        .and(() -> ahead(a.plannedOn()))
                        .and(() -> Verdict.when(
                                !action(a.action()).plannedOn().equals(a.plannedOn()),
                                Fault.ALREADY_SAID,
                                "action " + a.action() + " is planned on " + a.plannedOn() + " already"));
            case ActionResourced a ->
                open(a.action())
                        .and(() -> Verdict.when(
                                a.pence() >= 0, Fault.DATE_NOT_BELIEVABLE, a.pence() + " pence", "pence from 0 on"));
            case MilestoneSet a ->
                open(a.action())
                        .and(() -> ahead(a.plannedOn()))
                        .and(() -> Verdict.when(
                                milestone(a.action(), a.milestone()).isEmpty()
                                        && !a.milestone().isBlank(),
                                Fault.MILESTONE_STANDS,
                                "milestone [" + a.milestone() + "] of " + a.action()));
            case MilestoneMet a -> {
                Optional<Milestone> milestone = milestone(a.action(), a.milestone());
                yield open(a.action())
                        .and(() -> Verdict.known(milestone.orElse(null), Fault.MILESTONE_UNKNOWN, a.milestone()))
                        .and(() -> Verdict.when(
                                milestone.orElseThrow().metOn().isEmpty(),
                                Fault.ALREADY_SAID,
                                "milestone " + a.milestone() + " was met"))
                        .and(() -> past(a.metOn(), action(a.action())));
            }
            case ActionScoped a ->
                open(a.action())
                        .and(() -> Verdict.digest(a.scope()))
                        .and(() -> Verdict.when(
                                a.findings() >= 0,
                                Fault.NOTHING_NAMED,
                                a.findings() + " findings",
                                "findings from 0 on"))
                        .and(() -> Verdict.when(
                                action(a.action())
                                        .scope()
                                        .filter(s -> s.digest().equals(a.scope()))
                                        .isEmpty(),
                                Fault.ALREADY_SAID,
                                "action " + a.action() + " is to mend just these findings already"));
            case ActionDone a -> done(a);
            case ActionDropped a -> open(a.action());
            case PlanFrozen a ->
                Verdict.when(
                        plans.due(at).contains(a),
                        Fault.NOT_DUE,
                        "plan " + a.plan() + " has no copy due for " + a.month());
        };
    }

    private Verdict add(ActionAdded act) {
        Plan plan = plan(act.plan());
        int number = plans.nextNumber(plan.environment());
        return Verdict.when(
                        plan.stage() != Plan.Stage.ENDED,
                        Fault.PLAN_STEP,
                        "plan " + plan.id() + " has ended",
                        "plan-drafted")
                .and(() -> Verdict.when(
                        act.number() == number,
                        Fault.ACTION_NUMBER,
                        act.number() + " where " + number + " is next",
                        "action-added with number " + number))
                .and(() -> Verdict.when(
                        act.pence() >= 0, Fault.DATE_NOT_BELIEVABLE, act.pence() + " pence", "pence from 0 on"))
                .and(() -> ahead(act.plannedOn()))
                .and(() -> Verdict.when(
                        act.continues().map(c -> !action(c).open()).orElse(true),
                        Fault.PLAN_STEP,
                        "action " + act.continues().map(ActionId::value).orElse("") + " is still open",
                        "action-moved"))
                .and(() -> Verdict.when(
                        act.dependsOn()
                                .map(d -> !leads(d, act.action(), new HashSet<>()))
                                .orElse(true),
                        Fault.RELIANCE_CYCLE,
                        "it would wait for itself"));
    }

    private boolean leads(ActionId from, ActionId to, Set<ActionId> seen) {
        if (from.equals(to)) {
            return true;
        }
        return seen.add(from)
                && plans.action(from)
                        .flatMap(a -> a.added().dependsOn())
                        .filter(next -> leads(next, to, seen))
                        .isPresent();
    }

    private Verdict done(ActionDone act) {
        Action action = action(act.action());
        Optional<Action> before = action.added().dependsOn().flatMap(plans::action);
        return open(act.action())
                .and(() -> past(act.doneOn(), action))
                .and(() -> Verdict.when(
                        before.filter(Action::open).isEmpty(),
                        Fault.PLAN_STEP,
                        "it waits for " + before.map(b -> b.id().value()).orElse("") + ", which is open",
                        "action-done of " + before.map(b -> b.id().value()).orElse("")));
    }

    private Verdict open(ActionId id) {
        Action action = action(id);
        return Verdict.when(
                action.open(),
                Fault.ACTION_CLOSED,
                "action " + id + " was closed at "
                        + action.closed().map(c -> c.at().toString()).orElse(""),
                "action-added that continues " + id);
    }

    private Verdict ahead(LocalDate day) {
        return Verdict.when(!day.isBefore(today), Fault.UNTIL_NOT_AHEAD, day + " is before " + today);
    }

    /// What is reported was so after the action was there, and is not to come.
    private Verdict past(LocalDate day, Action action) {
        LocalDate added = action.stamp().at().atZone(ZoneOffset.UTC).toLocalDate();
        return Verdict.when(
                !day.isAfter(today) && !day.isBefore(added),
                Fault.DATE_NOT_BELIEVABLE,
                day + " is not between " + added + " and " + today);
    }

    private Optional<Milestone> milestone(ActionId id, String name) {
        return action(id).milestones().stream()
                .filter(m -> m.name().equals(name))
                .findFirst();
    }

    private Plan plan(PlanId id) {
        return plans.plan(id).orElseThrow();
    }

    private Action action(ActionId id) {
        return plans.action(id).orElseThrow();
    }
}
