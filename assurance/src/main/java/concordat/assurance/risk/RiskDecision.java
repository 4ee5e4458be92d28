package concordat.assurance.risk;

import concordat.assurance.act.Prose;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.RiskId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A gap that somebody asked to be accepted, and what became of that. Frozen to the facts it was taken on.
///
/// @param authority when the Authority agreed to share it
/// @param dataOwners when each body whose data is at stake agreed to share it
/// @param accepted the owner's decision
/// @param refused by whom it was refused first, and why
/// @param overruled when the Authority ended what was the body's to decide
public record RiskDecision(
        Recorded<RiskRequested> requested,
        Optional<Stamp> authority,
        Map<BodyId, Stamp> dataOwners,
        Optional<Recorded<RiskAccepted>> accepted,
        Optional<Refusal> refused,
        Optional<Refusal> overruled,
        Optional<Stamp> ended) {

    /// That somebody was against it, and why.
    public record Refusal(Stamp stamp, Prose reasons) {}

    /// How far it has come.
    public enum Stage {
        REQUESTED,
        ACCEPTED,
        REFUSED,
        OVERRULED,
        ENDED,
        EXPIRED
    }

    public RiskDecision {
        dataOwners = Collections.unmodifiableMap(new TreeMap<>(dataOwners));
    }

    static RiskDecision requested(Recorded<RiskRequested> requested) {
        return new RiskDecision(
                requested,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// @return its id
    public RiskId id() {
        return requested.act().risk();
    }

    /// @return how far it has come by that instant
    public Stage stage(Instant at) {
        if (overruled.isPresent()) {
            return Stage.OVERRULED;
        }
        if (ended.isPresent()) {
            return Stage.ENDED;
        }
        if (refused.isPresent()) {
            return Stage.REFUSED;
        }
        Instant until =
                accepted.map(a -> a.act().until()).orElse(requested.act().until());
        if (!until.isAfter(at)) {
            return Stage.EXPIRED;
        }
        return accepted.isPresent() ? Stage.ACCEPTED : Stage.REQUESTED;
    }

    /// @return whether both the Authority and somebody whose data it is have agreed, each by somebody else
    public boolean agreedByBoth() {
        return authority
                .filter(a -> dataOwners.values().stream().anyMatch(o -> !o.by().equals(a.by())))
                .isPresent();
    }

    RiskDecision sharedByAuthority(Stamp stamp) {
        return new RiskDecision(requested, Optional.of(stamp), dataOwners, accepted, refused, overruled, ended);
    }

    RiskDecision shared(BodyId owner, Stamp stamp) {
        Map<BodyId, Stamp> more = new TreeMap<>(dataOwners);
        more.put(owner, stamp);
        return new RiskDecision(requested, authority, more, accepted, refused, overruled, ended);
    }

    RiskDecision accepted(Recorded<RiskAccepted> by) {
        return new RiskDecision(requested, authority, dataOwners, Optional.of(by), refused, overruled, ended);
    }

    RiskDecision refused(Refusal refusal) {
        return new RiskDecision(requested, authority, dataOwners, accepted, Optional.of(refusal), overruled, ended);
    }

    RiskDecision overruled(Refusal by) {
        return new RiskDecision(
                requested, authority, dataOwners, accepted, refused, Optional.of(by), Optional.of(by.stamp()));
    }

    RiskDecision ended(Stamp by) {
        return new RiskDecision(requested, authority, dataOwners, accepted, refused, overruled, Optional.of(by));
    }
}
