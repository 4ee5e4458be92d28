package concordat.assurance.risk;

import concordat.assurance.act.Entry;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct;
import concordat.assurance.act.RiskAct.RiskOverruled;
import concordat.assurance.act.RiskAct.RiskRefused;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.act.RiskAct.RiskShared;
import concordat.assurance.act.RiskEnded;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.risk.RiskDecision.Refusal;
import concordat.assurance.risk.RiskDecision.Stage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// All risk decisions that were asked for: an immutable value.
public final class Risks {
    /// Of a network in which nobody has asked for any.
    public static final Risks NONE = new Risks(PersistentMap.empty(), PersistentMap.empty(), 0);

    private final PersistentMap<RiskId, RiskDecision> byId;
    private final PersistentMap<EnvironmentId, Chain<RiskId>> byEnvironment;
    private final int overruled;

    private Risks(
            PersistentMap<RiskId, RiskDecision> byId,
            PersistentMap<EnvironmentId, Chain<RiskId>> byEnvironment,
            int overruled) {
        this.byId = byId;
        this.byEnvironment = byEnvironment;
        this.overruled = overruled;
    }

    /// @return the decision, none when nobody asked for it
    public Optional<RiskDecision> decision(RiskId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @return what was asked for an environment, oldest first
    public List<RiskDecision> of(EnvironmentId id) {
        return Chain.list(byEnvironment.get(id)).stream()
                .flatMap(r -> decision(r).stream())
                .toList();
    }

    /// @return everything that was asked for, oldest first
    public List<RiskDecision> all() {
        List<RiskDecision> all = byId.values();
        all.sort(Comparator.comparingLong(d -> d.requested().position()));
        return all;
    }

    /// @return how many decisions of bodies the Authority has overruled
    public int overruled() {
        return overruled;
    }

    /// @return these after the act of an entry, taken as it stands
    public Risks with(RiskAct act, Entry entry) {
        Stamp stamp = Stamp.of(entry);
        return switch (act) {
            case RiskRequested a ->
                new Risks(
                        byId.with(a.risk(), RiskDecision.requested(Recorded.of(a, entry))),
                        byEnvironment.with(a.environment(), Chain.adding(byEnvironment.get(a.environment()), a.risk())),
                        overruled);
            case RiskShared a ->
                change(a.risk(), d -> a.dataOwner()
                        .map(owner -> d.shared(owner, stamp))
                        .orElseGet(() -> d.sharedByAuthority(stamp)));
            case RiskRefused a -> change(a.risk(), d -> d.refused(new Refusal(stamp, a.reasons())));
            case RiskOverruled a -> {
                Risks without = change(a.risk(), d -> d.overruled(new Refusal(stamp, a.reasons())));
                yield new Risks(without.byId, byEnvironment, overruled + 1);
            }
        };
    }

    /// @return these after the owner's decision, asked for before or not
    public Risks accepted(RiskAccepted act, Entry entry) {
        return byId.containsKey(act.risk()) ? change(act.risk(), d -> d.accepted(Recorded.of(act, entry))) : this;
    }

    /// @return these after a decision's end
    public Risks ended(RiskEnded act, Entry entry) {
        return byId.containsKey(act.risk()) ? change(act.risk(), d -> d.ended(Stamp.of(entry))) : this;
    }

    private Risks change(RiskId id, UnaryOperator<RiskDecision> change) {
        RiskDecision known = decision(id)
                .orElseThrow(() -> new IllegalArgumentException("an entry names unknown risk decision " + id));
        return new Risks(byId.with(id, change.apply(known)), byEnvironment, overruled);
    }

    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(RiskAct act) {
        return switch (act) {
            case RiskRequested a ->
                Verdict.unused(byId.get(a.risk()))
                        .and(() -> a.continues().map(this::known).orElse(Verdict.allow()));
            case RiskShared a -> known(a.risk());
            case RiskRefused a -> known(a.risk());
            case RiskOverruled a -> known(a.risk());
        };
    }

    private Verdict known(RiskId id) {
        return Verdict.known(byId.get(id), Fault.RISK_UNKNOWN, id);
    }

    /// @return the environment that an act is about; what the act names is known
    public EnvironmentId environmentOf(RiskAct act) {
        return switch (act) {
            case RiskRequested a -> a.environment();
            case RiskShared a -> environment(a.risk());
            case RiskRefused a -> environment(a.risk());
            case RiskOverruled a -> environment(a.risk());
        };
    }

    private EnvironmentId environment(RiskId id) {
        return decision(id).orElseThrow().requested().act().environment();
    }

    /// @return what stands against an act of somebody whose role allows it; what it names is known
    public Verdict check(RiskAct act, Instant at) {
        return switch (act) {
            case RiskRequested a ->
                Verdict.digest(a.factsDigest())
                        .and(() -> Verdict.when(
                                !a.handlings().isEmpty(), Fault.NOTHING_NAMED, "a risk decision for no handling"))
                        .and(() -> Verdict.when(
                                a.until().isAfter(at), Fault.UNTIL_NOT_AHEAD, a.until() + " is not after " + at));
            case RiskShared a -> is(a.risk(), at, Stage.REQUESTED);
            case RiskRefused a -> is(a.risk(), at, Stage.REQUESTED);
            case RiskOverruled a -> is(a.risk(), at, Stage.ACCEPTED);
        };
    }

    private Verdict is(RiskId id, Instant at, Stage wanted) {
        Stage stage = decision(id).orElseThrow().stage(at);
        return Verdict.when(
                stage == wanted,
                Fault.RISK_STEP,
                "risk decision " + id + " is " + stage,
                wanted == Stage.REQUESTED ? "risk-requested" : "risk-accepted");
    }

    /// @return what stands against an owner accepting what was asked for, beyond what the edition says of it
    public Verdict check(RiskAccepted act, Instant at) {
        RiskDecision decision = decision(act.risk()).orElseThrow();
        RiskRequested asked = decision.requested().act();
        boolean same = asked.environment().equals(act.environment())
                && asked.control().equals(act.control())
                && asked.factsDigest().equals(act.factsDigest())
                && decision.requested().by().equals(act.requester())
                && asked.handlings().containsAll(act.handlings())
                && !act.until().isAfter(asked.until());
        return is(act.risk(), at, Stage.REQUESTED)
                .and(() -> Verdict.when(
                        same,
                        Fault.PACK_DIFFERS,
                        "what is accepted is not what was asked for",
                        "risk-accepted as " + act.risk() + " was requested",
                        "risk-requested"));
    }
}
