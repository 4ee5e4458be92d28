package concordat.assurance.plan;

import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.act.PlanAct.PlanFrozen;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.Prose;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PlanId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a body sets out to do.
///
/// @param drafted as it was proposed; none when it was agreed without
/// @param actions in the order in which they were added
/// @param agreed the officer's decision for it
/// @param refusals decisions against it, oldest first
/// @param copies how it stood at the end of each month, oldest first
public record Plan(
        PlanId id,
        EnvironmentId environment,
        Stamp stamp,
        Optional<PlanDrafted> drafted,
        List<ActionId> actions,
        Optional<Recorded<PlanAgreed>> agreed,
        List<Refusal> refusals,
        List<Recorded<PlanFrozen>> copies,
        Optional<Stamp> ended) {

    /// That it was refused, and why.
    public record Refusal(Stamp stamp, Prose reasons) {}

    /// How far it has come.
    public enum Stage {
        PROPOSED,
        REFUSED,
        AGREED,
        ENDED
    }

    public Plan {
        actions = List.copyOf(actions);
        refusals = List.copyOf(refusals);
        copies = List.copyOf(copies);
    }

    static Plan drafted(PlanDrafted act, Stamp stamp) {
        return new Plan(
                act.plan(),
                act.environment(),
                stamp,
                Optional.of(act),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    static Plan agreedAtOnce(Recorded<PlanAgreed> agreed) {
        return new Plan(
                agreed.act().plan(),
                agreed.act().environment(),
                new Stamp(agreed.at(), agreed.by()),
                Optional.empty(),
                List.of(),
                Optional.of(agreed),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /// @return how far it has come; that it ran out by its date does not show here
    public Stage stage() {
        if (ended.isPresent()) {
            return Stage.ENDED;
        }
        if (agreed.isPresent()) {
            return Stage.AGREED;
        }
        return refusals.isEmpty() ? Stage.PROPOSED : Stage.REFUSED;
    }

    Plan agreed(Recorded<PlanAgreed> by) {
        return new Plan(id, environment, stamp, drafted, actions, Optional.of(by), refusals, copies, ended);
    }

    Plan refused(Refusal refusal) {
        return new Plan(id, environment, stamp, drafted, actions, agreed, adding(refusals, refusal), copies, ended);
    }

    Plan adding(ActionId action) {
        return new Plan(id, environment, stamp, drafted, adding(actions, action), agreed, refusals, copies, ended);
    }

    Plan frozen(Recorded<PlanFrozen> copy) {
        return new Plan(id, environment, stamp, drafted, actions, agreed, refusals, adding(copies, copy), ended);
    }

    Plan ended(Stamp by) {
        return new Plan(id, environment, stamp, drafted, actions, agreed, refusals, copies, Optional.of(by));
    }

    private static <T> List<T> adding(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
