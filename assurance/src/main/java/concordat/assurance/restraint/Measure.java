package concordat.assurance.restraint;

import concordat.assurance.act.MeasureAct.EmergencyReviewed;
import concordat.assurance.act.MeasureAct.MeasureEased;
import concordat.assurance.act.MeasureAct.MeasureStayed;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.ground.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One measure and what became of it.
///
/// @param own whether the body itself imposed it
/// @param easings oldest first; the last one says what it still closes
/// @param stays oldest first; the last one counts
/// @param review of an emergency
public record Measure(
        Recorded<MeasureImposed> imposed,
        boolean own,
        List<Recorded<MeasureEased>> easings,
        List<Recorded<MeasureStayed>> stays,
        Optional<Recorded<EmergencyReviewed>> review) {

    public Measure {
        easings = List.copyOf(easings);
        stays = List.copyOf(stays);
    }

    static Measure imposed(Recorded<MeasureImposed> imposed, boolean own) {
        return new Measure(imposed, own, List.of(), List.of(), Optional.empty());
    }

    /// @return whether it closes anything at that instant
    public boolean inForce(Instant at) {
        return imposed.live()
                && !imposed.at().isAfter(at)
                && imposed.act().until().isAfter(at)
                && !stayed(at);
    }

    /// @return whether the panel has stayed it at that instant
    public boolean stayed(Instant at) {
        return !stays.isEmpty() && stays.getLast().act().until().isAfter(at);
    }

    /// @return whether an emergency still has to be looked back at
    public boolean owesReview() {
        return imposed.act().emergency() && review.isEmpty();
    }

    /// What it closes now: as it was imposed, or as it was eased last.
    public MeasureImposed effective() {
        MeasureImposed act = imposed.act();
        if (easings.isEmpty()) {
            return act;
        }
        MeasureEased eased = easings.getLast().act();
        return new MeasureImposed(
                act.measure(),
                act.body(),
                act.kind() == MeasureKind.WATCH ? MeasureKind.WATCH : MeasureKind.RESTRICT,
                eased.handlings(),
                eased.tiers(),
                eased.services(),
                act.emergency(),
                act.secondOfficer(),
                act.until(),
                act.about(),
                act.liftsWhen(),
                act.reason(),
                act.exitCriteria());
    }

    /// @return when it may next close more or less by itself
    public Optional<Instant> changesAfter(Instant at) {
        List<Instant> changes = new ArrayList<>();
        if (imposed.live()) {
            changes.add(imposed.act().until());
            stays.forEach(s -> changes.add(s.act().until()));
        }
        return changes.stream().filter(c -> c.isAfter(at)).min(Instant::compareTo);
    }

    Measure lifted(Instant when) {
        return new Measure(imposed.ended(when), own, easings, stays, review);
    }

    Measure eased(Recorded<MeasureEased> by) {
        return new Measure(imposed, own, adding(easings, by), stays, review);
    }

    Measure stayed(Recorded<MeasureStayed> by) {
        return new Measure(imposed, own, easings, adding(stays, by), review);
    }

    Measure reviewed(Recorded<EmergencyReviewed> by) {
        return new Measure(imposed, own, easings, stays, Optional.of(by));
    }

    private static <T> List<T> adding(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
