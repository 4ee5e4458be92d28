package concordat.web.read;

import concordat.api.view.ActionView;
import concordat.api.view.CaseStep;
import concordat.api.view.CredibilityView;
import concordat.api.view.FactorView;
import concordat.api.view.MilestoneView;
import concordat.api.view.PlanMonthView;
import concordat.api.view.PlanOutlook;
import concordat.assurance.act.PlanAct.PlanFrozen;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.plan.Action;
import concordat.assurance.plan.Credibility;
import concordat.assurance.plan.Plan;
import concordat.assurance.plan.Plans;
import concordat.catalogue.ControlId;
import concordat.web.words.Words;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plans, their actions, and how far their record bears them out.
public final class PlanViews {

    private static final Set<String> ACTION_STATES = Set.of("open", "done", "dropped");

    private final Reading reading;
    private final Plans plans;

    private PlanViews(Reading reading) {
        this.reading = reading;
        this.plans = reading.programme().planned();
    }

    /// @return all plans, newest first
    public static Listed<Plan, PlanOutlook> listed(Reading reading) {
        PlanViews views = new PlanViews(reading);
        return new Listed<>(
                reading.environments()
                        .flatMap(e -> views.plans.of(e).stream())
                        .sorted(Comparator.comparing((Plan p) -> p.stamp().at())
                                .thenComparing(Plan::id)
                                .reversed())
                        .toList(),
                p -> p.id().value(),
                p -> Set.of(reading.bodyOf(p.environment())),
                p -> Reading.word(p.stage()),
                Reading.words(Plan.Stage.values()),
                views::view);
    }

    /// @return the plan's actions in the order in which they were added; none when there is no such plan
    public static Optional<Listed<Action, ActionView>> actions(Reading reading, PlanId id) {
        PlanViews views = new PlanViews(reading);
        return views.plans
                .plan(id)
                .map(plan -> new Listed<>(
                        views.plans.actionsOf(plan),
                        a -> a.id().value(),
                        a -> Set.of(reading.bodyOf(plan.environment())),
                        PlanViews::state,
                        ACTION_STATES,
                        PlanViews::view));
    }

    /// @return the plan, none when nobody proposed or agreed it
    public static Optional<PlanOutlook> plan(Reading reading, PlanId id) {
        PlanViews views = new PlanViews(reading);
        return views.plans.plan(id).map(views::view);
    }

    /// @return whose the plan is, none when there is no such plan
    public static Optional<BodyId> bodyOf(Reading reading, PlanId id) {
        return reading.programme().planned().plan(id).map(p -> reading.bodyOf(p.environment()));
    }

    private PlanOutlook view(Plan plan) {
        List<Action> actions = plans.actionsOf(plan);
        List<Action> meant =
                actions.stream().filter(a -> !state(a).equals("dropped")).toList();
        Set<ControlId> controls = plan.agreed()
                .map(a -> a.act().controls())
                .or(() -> plan.drafted().map(d -> d.controls()))
                .orElse(Set.of());
        return new PlanOutlook(
                plan.id().value(),
                reading.bodyOf(plan.environment()).value(),
                plan.environment().value(),
                Reading.word(plan.stage()),
                plan.drafted().flatMap(d -> d.aim().text()),
                Reading.sorted(controls),
                endsOn(plan),
                count(actions, "open"),
                count(actions, "done"),
                count(actions, "dropped"),
                actions.stream().mapToInt(Action::slips).sum(),
                meant.stream().mapToLong(Action::pence).sum(),
                meant.stream().filter(Action::funded).mapToLong(Action::pence).sum(),
                plan.stage() == Plan.Stage.ENDED ? Optional.empty() : Optional.of(credibility(plan)),
                plan.copies().stream().map(c -> view(c.act())).toList(),
                steps(plan));
    }

    private static LocalDate endsOn(Plan plan) {
        return plan.agreed()
                .map(a -> LocalDate.ofInstant(a.act().until(), ZoneOffset.UTC))
                .or(() -> plan.drafted().map(d -> d.endsOn()))
                .orElseThrow();
    }

    private CredibilityView credibility(Plan plan) {
        LocalDate today = LocalDate.ofInstant(reading.at(), ZoneOffset.UTC);
        return switch (Credibility.of(plans, plan, today)) {
            case Credibility.TooLittleRecord little ->
                new CredibilityView(Optional.empty(), Optional.of(little.dates()), List.of());
            case Credibility.Score score ->
                new CredibilityView(
                        Optional.of(score.probability()),
                        Optional.empty(),
                        score.factors().stream()
                                .map(f -> new FactorView(
                                        Reading.word(f.kind()),
                                        f.value(),
                                        f.share(),
                                        Words.english()
                                                .name("credibility", f.kind().name())))
                                .toList());
        };
    }

    private static PlanMonthView view(PlanFrozen copy) {
        return new PlanMonthView(copy.month(), copy.done(), copy.open(), copy.slips(), copy.credibility());
    }

    private static List<CaseStep> steps(Plan plan) {
        List<CaseStep> steps = new ArrayList<>();
        plan.drafted().ifPresent(d -> steps.add(Reading.step(plan.stamp(), "proposed")));
        plan.refusals().forEach(r -> steps.add(Reading.step(r.stamp(), "refused", r.reasons())));
        plan.agreed().ifPresent(a -> steps.add(Reading.step(a, "agreed", a.act().reasons())));
        plan.ended().ifPresent(e -> steps.add(Reading.step(e, "ended")));
        steps.sort(Comparator.comparing(CaseStep::at));
        return steps;
    }

    private static int count(List<Action> actions, String state) {
        return Math.toIntExact(
                actions.stream().filter(a -> state(a).equals(state)).count());
    }

    private static String state(Action action) {
        return action.open() ? "open" : action.dropped().isPresent() ? "dropped" : "done";
    }

    /// @return one action with what was done about it
    public static ActionView view(Action action) {
        List<CaseStep> steps = new ArrayList<>();
        steps.add(Reading.step(action.stamp(), "added"));
        action.moves()
                .forEach(m ->
                        steps.add(Reading.step(m.stamp(), "moved from " + m.from() + " to " + m.to(), m.reason())));
        Optional<Prose> dropped = action.dropped();
        action.closed()
                .ifPresent(c -> steps.add(
                        dropped.isPresent() ? Reading.step(c, "dropped", dropped.get()) : Reading.step(c, "done")));
        return new ActionView(
                action.id().value(),
                action.added().number(),
                Reading.sorted(action.added().controls()),
                action.owner().map(o -> o.value()),
                LocalDate.ofInstant(action.stamp().at(), ZoneOffset.UTC),
                action.firstPlannedOn(),
                action.plannedOn(),
                action.slips(),
                action.pence(),
                action.funded(),
                state(action),
                action.doneOn(),
                action.added().dependsOn().map(d -> d.value()),
                action.added().what().text(),
                action.milestones().stream()
                        .map(m -> new MilestoneView(m.name(), m.plannedOn(), m.metOn()))
                        .toList(),
                action.added().continues().map(c -> c.value()),
                steps);
    }
}
