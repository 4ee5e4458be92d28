package concordat.assurance.plan;

import concordat.assurance.act.Entry;
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
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PlanId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// All plans of a network and what is done under them: an immutable value.
public final class Plans {
    /// Of a network in which nobody has planned anything.
    public static final Plans NONE = new Plans(PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());

    private final PersistentMap<PlanId, Plan> plans;
    private final PersistentMap<ActionId, Action> actions;
    private final PersistentMap<EnvironmentId, Chain<PlanId>> byEnvironment;

    private Plans(
            PersistentMap<PlanId, Plan> plans,
            PersistentMap<ActionId, Action> actions,
            PersistentMap<EnvironmentId, Chain<PlanId>> byEnvironment) {
        this.plans = plans;
        this.actions = actions;
        this.byEnvironment = byEnvironment;
    }

    /// @return the plan, none when nobody proposed or agreed it
    public Optional<Plan> plan(PlanId id) {
        return Optional.ofNullable(plans.get(id));
    }

    /// @return the action, none when nobody added it
    public Optional<Action> action(ActionId id) {
        return Optional.ofNullable(actions.get(id));
    }

    /// @return an environment's plans, oldest first
    public List<Plan> of(EnvironmentId id) {
        return Chain.list(byEnvironment.get(id)).stream()
                .flatMap(p -> plan(p).stream())
                .toList();
    }

    /// @return a plan's actions in the order in which they were added
    public List<Action> actionsOf(Plan plan) {
        return plan.actions().stream().flatMap(a -> action(a).stream()).toList();
    }

    /// @return all actions of an environment by number
    public List<Action> actionsOf(EnvironmentId id) {
        return of(id).stream().flatMap(p -> actionsOf(p).stream()).toList();
    }

    /// @return the number that the environment's next action has; from 1
    public int nextNumber(EnvironmentId id) {
        return 1 + of(id).stream().mapToInt(p -> p.actions().size()).sum();
    }

    /// @return these after the act of an entry, taken as it stands
    public Plans with(PlanAct act, Entry entry) {
        Stamp stamp = Stamp.of(entry);
        return switch (act) {
            case PlanDrafted a -> adding(Plan.drafted(a, stamp));
            case PlanRefused a -> plan(a.plan(), p -> p.refused(new Plan.Refusal(stamp, a.reasons())));
            case ActionAdded a -> {
                Plans adding = plan(a.plan(), p -> p.adding(a.action()));
                yield new Plans(adding.plans, actions.with(a.action(), Action.first(a, stamp)), byEnvironment);
            }
            case ActionMoved a ->
                action(a.action(), s -> s.moved(new Action.Move(stamp, s.plannedOn(), a.plannedOn(), a.reason())));
            case ActionResourced a -> action(a.action(), s -> s.resourced(a.owner(), a.pence(), a.funded()));
            case MilestoneSet a ->
                action(a.action(), s -> {
                    List<Milestone> longer = new ArrayList<>(s.milestones());
                    longer.add(new Milestone(a.milestone(), a.plannedOn(), Optional.empty()));
                    return s.with(longer);
                });
            case MilestoneMet a ->
                action(
                        a.action(),
                        s -> s.with(s.milestones().stream()
                                .map(m -> m.name().equals(a.milestone())
                                        ? new Milestone(m.name(), m.plannedOn(), Optional.of(a.metOn()))
                                        : m)
                                .toList()));
            case ActionScoped a ->
                action(a.action(), s -> s.scoped(new Action.Scope(stamp, a.scope(), a.findings(), a.reason())));
            case ActionDone a -> action(a.action(), s -> s.done(a.doneOn(), stamp));
            case ActionDropped a -> action(a.action(), s -> s.dropped(stamp, a.reason()));
            case PlanFrozen a -> plan(a.plan(), p -> p.frozen(Recorded.of(a, entry)));
        };
    }

    /// @return these after an officer agreed a plan, proposed before or not
    public Plans agreed(PlanAgreed act, Entry entry) {
        Recorded<PlanAgreed> agreed = Recorded.of(act, entry);
        return plans.containsKey(act.plan())
                ? plan(act.plan(), p -> p.agreed(agreed))
                : adding(Plan.agreedAtOnce(agreed));
    }

    /// @return these after a plan's end
    public Plans ended(PlanEnded act, Entry entry) {
        return plan(act.plan(), p -> p.ended(Stamp.of(entry)));
    }

    private Plans adding(Plan plan) {
        return new Plans(
                plans.with(plan.id(), plan),
                actions,
                byEnvironment.with(plan.environment(), Chain.adding(byEnvironment.get(plan.environment()), plan.id())));
    }

    private Plans plan(PlanId id, UnaryOperator<Plan> change) {
        Plan known = plan(id).orElseThrow(() -> new IllegalArgumentException("an entry names unknown plan " + id));
        return new Plans(plans.with(id, change.apply(known)), actions, byEnvironment);
    }

    private Plans action(ActionId id, UnaryOperator<Action> change) {
        Action known =
                action(id).orElseThrow(() -> new IllegalArgumentException("an entry names unknown action " + id));
        return new Plans(plans, actions.with(id, change.apply(known)), byEnvironment);
    }

    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(PlanAct act) {
        return switch (act) {
            case PlanDrafted a -> Verdict.unused(plans.get(a.plan()));
            case PlanRefused a -> known(a.plan());
            case ActionAdded a ->
                known(a.plan())
                        .and(() -> Verdict.unused(actions.get(a.action())))
                        .and(() -> a.dependsOn().map(this::known).orElse(Verdict.allow()))
                        .and(() -> a.continues().map(this::known).orElse(Verdict.allow()));
            case ActionMoved a -> known(a.action());
            case ActionResourced a -> known(a.action());
            case MilestoneSet a -> known(a.action());
            case MilestoneMet a -> known(a.action());
            case ActionScoped a -> known(a.action());
            case ActionDone a -> known(a.action());
            case ActionDropped a -> known(a.action());
            case PlanFrozen a -> known(a.plan());
        };
    }

    /// @return whether the plan that is to end is there and has not ended; whether anybody agreed it does not matter
    public Verdict names(PlanEnded act) {
        return known(act.plan())
                .and(() -> Verdict.when(
                        plan(act.plan()).orElseThrow().stage() != Plan.Stage.ENDED,
                        Fault.ALREADY_ENDED,
                        "plan " + act.plan() + " has ended"));
    }

    private Verdict known(PlanId id) {
        return Verdict.known(plans.get(id), Fault.PLAN_UNKNOWN, id);
    }

    private Verdict known(ActionId id) {
        return Verdict.known(actions.get(id), Fault.ACTION_UNKNOWN, id);
    }

    /// @return the environment that an act is about; what the act names is known
    public EnvironmentId environmentOf(PlanAct act) {
        return switch (act) {
            case PlanDrafted a -> a.environment();
            case PlanRefused a -> environment(a.plan());
            case ActionAdded a -> environment(a.plan());
            case ActionMoved a -> environment(a.action());
            case ActionResourced a -> environment(a.action());
            case MilestoneSet a -> environment(a.action());
            case MilestoneMet a -> environment(a.action());
            case ActionScoped a -> environment(a.action());
            case ActionDone a -> environment(a.action());
            case ActionDropped a -> environment(a.action());
            case PlanFrozen a -> environment(a.plan());
        };
    }

    private EnvironmentId environment(PlanId id) {
        return plan(id).orElseThrow().environment();
    }

    private EnvironmentId environment(ActionId id) {
        return environment(action(id).orElseThrow().plan());
    }

    /// @return what stands against an act of somebody whose role allows it; what it names is known
    public Verdict check(PlanAct act, Instant at) {
        return new PlanLaw(this, at).check(act);
    }

    /// The copies that are to be made by that instant: of every plan that runs, for every month that is over.
    ///
    /// @return at most one for each plan, its earliest
    public List<PlanFrozen> due(Instant at) {
        List<PlanFrozen> due = new ArrayList<>();
        plans.forEach((id, plan) -> next(plan)
                .filter(month -> !monthEnds(month).isAfter(at))
                .ifPresent(month -> due.add(copy(plan, month))));
        due.sort(Comparator.comparing(PlanFrozen::month).thenComparing(PlanFrozen::plan));
        return due;
    }

    /// @return when a copy is next to be made, later than that instant
    public Optional<Instant> nextCopy(Instant after) {
        boolean any = plans.values().stream().anyMatch(p -> next(p).isPresent());
        YearMonth month = YearMonth.from(after.atZone(ZoneOffset.UTC));
        return any ? Optional.of(monthEnds(month)) : Optional.empty();
    }

    /// @return the first month of a running plan of which there is no copy
    private static Optional<YearMonth> next(Plan plan) {
        if (plan.agreed().isEmpty() || plan.ended().isPresent()) {
            return Optional.empty();
        }
        Recorded<PlanAgreed> agreed = plan.agreed().get();
        YearMonth month = plan.copies().isEmpty()
                ? YearMonth.from(agreed.at().atZone(ZoneOffset.UTC))
                : YearMonth.parse(plan.copies().getLast().act().month()).plusMonths(1);
        boolean runs = agreed.act().until().isAfter(monthEnds(month.minusMonths(1)));
        return runs ? Optional.of(month) : Optional.empty();
    }

    private static Instant monthEnds(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    PlanFrozen copy(Plan plan, YearMonth month) {
        Instant end = monthEnds(month);
        LocalDate last = month.atEndOfMonth();
        int done = 0;
        int open = 0;
        int slips = 0;
        for (Action action : actionsOf(plan)) {
            if (action.stamp().at().isBefore(end)) {
                boolean closed =
                        action.closed().filter(c -> c.at().isBefore(end)).isPresent();
                done += closed && action.doneOn().isPresent() ? 1 : 0;
                open += closed ? 0 : 1;
                slips += Math.toIntExact(action.moves().stream()
                        .filter(m -> m.slip() && m.stamp().at().isBefore(end))
                        .count());
            }
        }
        int perMille =
                switch (Credibility.of(this, plan, last)) {
                    case Credibility.TooLittleRecord t -> -1;
                    case Credibility.Score score -> (int) Math.round(score.probability() * 1_000);
                };
        return new PlanFrozen(plan.id(), month.toString(), done, open, slips, perMille);
    }
}
