package concordat.assurance;

import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.EnvironmentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What the acts say of one control of one environment. Facts only; how it stands is read from them by [Judge].
///
/// @param own what the environment itself says and shows
/// @param reliances as consumer, those that no act has ended
/// @param plans those that no act has ended
/// @param risks those that no act has ended
/// @param open the case that is open
/// @param consumers environments that rely on this one for the control
/// @param tally what had come about when it was last touched
/// @param wakesAt when [Clockwork] need look at it next; the past when it need at once
record ControlState(
        OwnProof own,
        Optional<BreachHeld> breach,
        List<Relied> reliances,
        List<Recorded<PlanAgreed>> plans,
        List<Recorded<RiskAccepted>> risks,
        Optional<Case> open,
        List<EnvironmentId> consumers,
        Tally tally,
        long wakesAt) {

    static ControlState untouched(long since) {
        return new ControlState(
                OwnProof.NONE,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Tally.from(since),
                Micros.NEVER);
    }

    ControlState showing(OwnProof now) {
        return new ControlState(now, breach, reliances, plans, risks, open, consumers, tally, wakesAt);
    }

    ControlState breached(Optional<BreachHeld> now) {
        return new ControlState(own, now, reliances, plans, risks, open, consumers, tally, wakesAt);
    }

    ControlState relying(List<Relied> now) {
        return new ControlState(own, breach, now, plans, risks, open, consumers, tally, wakesAt);
    }

    ControlState planned(List<Recorded<PlanAgreed>> now) {
        return new ControlState(own, breach, reliances, now, risks, open, consumers, tally, wakesAt);
    }

    ControlState accepting(List<Recorded<RiskAccepted>> now) {
        return new ControlState(own, breach, reliances, plans, now, open, consumers, tally, wakesAt);
    }

    ControlState with(Optional<Case> now) {
        return new ControlState(own, breach, reliances, plans, risks, now, consumers, tally, wakesAt);
    }

    ControlState serving(List<EnvironmentId> now) {
        return new ControlState(own, breach, reliances, plans, risks, open, now, tally, wakesAt);
    }

    ControlState tallied(Tally now) {
        return new ControlState(own, breach, reliances, plans, risks, open, consumers, now, wakesAt);
    }

    ControlState waking(long now) {
        return new ControlState(own, breach, reliances, plans, risks, open, consumers, tally, now);
    }

    static <T> List<T> adding(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(element);
        return List.copyOf(longer);
    }

    static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }
}
