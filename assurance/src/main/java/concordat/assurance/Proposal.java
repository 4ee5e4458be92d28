package concordat.assurance;

import concordat.assurance.act.MeasureAct.ProposalDeclined;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.restraint.Measure;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.Rung;
import concordat.catalogue.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the edition's ladder proposes about a body at an instant. It advises: an officer decides, and no step of the
/// conversation may be left out.
///
/// @param trigger the rule whose number is reached
/// @param number what was counted
/// @param about the controls it was counted from; empty when it was not counted from controls
/// @param standing a measure in force that does as much already
/// @param declined an officer's decision against it that counts
public record Proposal(
        BodyId body,
        Trigger trigger,
        long number,
        Set<ControlId> about,
        Optional<MeasureId> standing,
        Optional<Recorded<ProposalDeclined>> declined) {

    public Proposal {
        about = Set.copyOf(about);
    }

    /// What has become of it.
    public enum State {
        OPEN,
        /// A measure does as much.
        MET,
        DECLINED
    }

    /// @return what has become of it; a measure counts before a decision against one
    public State state() {
        if (standing.isPresent()) {
            return State.MET;
        }
        return declined.isPresent() ? State.DECLINED : State.OPEN;
    }

    /// @return everything that is proposed about a body, the hardest first; for each trigger the environment with the
    ///     largest number counts
    public static List<Proposal> of(Programme programme, BodyId body, Instant at) {
        Map<String, Proposal> reached = new TreeMap<>();
        for (var environment : programme.environmentsOf(body)) {
            EnvironmentId id = environment.act().environment();
            List<Trigger> ladder =
                    programme.editionOf(id, at).map(Edition::ladder).orElse(List.of());
            if (!ladder.isEmpty()) {
                Counting counting = new Counting(programme, id, at);
                for (Trigger trigger : ladder) {
                    Counting.Counted counted = counting.count(trigger.measure());
                    if (counted.number() >= trigger.atLeast()) {
                        reached.merge(
                                trigger.name(),
                                proposal(programme, body, trigger, counted, at),
                                (one, other) -> other.number() > one.number() ? other : one);
                    }
                }
            }
        }
        List<Proposal> all = new ArrayList<>(reached.values());
        all.sort(Comparator.comparing((Proposal p) -> p.trigger().rung()).reversed());
        return all;
    }

    private static Proposal proposal(
            Programme programme, BodyId body, Trigger trigger, Counting.Counted counted, Instant at) {
        Optional<MeasureId> standing = programme.measuresInForce(body, at).stream()
                .filter(m -> meets(m, trigger.rung()))
                .map(m -> m.imposed().act().measure())
                .findFirst();
        return new Proposal(
                body,
                trigger,
                counted.number(),
                counted.about(),
                standing,
                programme.restraints().regard(body).refusal(trigger.name(), at));
    }

    private static boolean meets(Measure measure, Rung rung) {
        MeasureKind kind = measure.effective().kind();
        return switch (rung) {
            case WATCH -> true;
            case RESTRICT -> kind != MeasureKind.WATCH;
            case SUSPEND -> kind == MeasureKind.SUSPEND;
            // What keeps coming back is not answered by another measure.
            case REVIEW -> false;
        };
    }
}
