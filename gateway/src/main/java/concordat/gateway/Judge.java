package concordat.gateway;

import concordat.decision.Action;
import concordat.decision.Decision;
import concordat.decision.Reason;
import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.gateway.login.Login;
import concordat.records.DecisionRecord;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides streams, and keeps to what a permit obliges to.
final class Judge {

    private final Times times;

    Judge(Times times) {
        this.times = times;
    }

    /// @return a decision that is made here and not by a snapshot
    static long refusal(Reason reason) {
        return reason.number() | (long) Decision.NO_TIER << 24;
    }

    /// Decides a stream anew, and finds when that may change by itself.
    ///
    /// @return whether it is permitted
    boolean decide(OpenStream stream, @Nullable State state, long now) {
        if (state == null) {
            stream.decision = refusal(Reason.NO_SNAPSHOT);
            return false;
        }
        Snapshot snapshot = state.snapshot();
        if (stream.placedIn != snapshot) {
            stream.placedIn = snapshot;
            stream.callerPlace = stream.peer.caller.place(snapshot);
            stream.routePlace = snapshot.route(stream.host, stream.method, stream.path);
        }
        long lease = stream.peer.expires;
        int caller = now < lease ? stream.callerPlace : -1;
        stream.loginFacts = 0;
        if (stream.login instanceof Login.Shown shown && now < shown.until()) {
            stream.loginFacts = state.loginFacts(shown.facts());
            lease = Math.min(lease, shown.until());
        }
        int route = stream.routePlace;
        long provenAt = times.provenAt();
        long decision = snapshot.decide(caller, route, stream.loginFacts, now, provenAt);
        if (Decision.permits(decision)) {
            if (Decision.obligations(decision) != 0) {
                decision = obliged(decision, snapshot.routeRow(route).action(), stream.method);
            }
            lease = Math.min(lease, snapshot.leaseEnds(caller, route, now, provenAt));
        }
        stream.decision = decision;
        stream.lease = lease;
        return Decision.permits(decision);
    }

    /// A permit that obliges to what this request does not keep to is a refusal.
    private static long obliged(long decision, Action action, String method) {
        int obligations = Decision.obligations(decision);
        if ((obligations & Decision.STEP_UP) != 0) {
            return (decision & ~0xffffL) | Reason.LOGIN_TOO_WEAK.number();
        }
        boolean viewOnly = (obligations & Decision.VIEW_ONLY) != 0;
        boolean noBulk = (obligations & Decision.NO_BULK) != 0;
        boolean views =
                action == Action.VIEW && (method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS"));
        return (viewOnly && !views) || (noBulk && action == Action.BULK) ? asTierTooLow(decision) : decision;
    }

    /// @return the refusal of what an obligation forbids
    static long asTierTooLow(long decision) {
        return (decision & 0xff000000L) | Reason.TIER_TOO_LOW.number();
    }

    /// @return whether the decision has to be on disk before the request passes
    static boolean isDurable(OpenStream stream) {
        Snapshot snapshot = stream.placedIn;
        return snapshot != null && snapshot.routeRow(stream.routePlace).durable();
    }

    /// @return what the stream was last decided on
    static DecisionRecord asRecord(OpenStream stream, DecisionRecord.Kind kind, long now) {
        Snapshot snapshot = stream.placedIn;
        String fingerprint = stream.peer.caller.fingerprint;
        if (snapshot == null) {
            return new DecisionRecord(
                    now, 0, stream.id, kind, fingerprint, "", "", Optional.empty(), new BitSet(), 0, stream.decision);
        }
        int caller = stream.callerPlace;
        int environment = caller < 0 ? -1 : snapshot.environmentOf(caller);
        RouteRow route = stream.routePlace < 0 ? null : snapshot.routeRow(stream.routePlace);
        return new DecisionRecord(
                now,
                snapshot.epoch(),
                stream.id,
                kind,
                stream.peer.caller.id(snapshot),
                environment < 0 ? "" : snapshot.environmentRow(environment).id(),
                route == null ? "" : route.id(),
                route == null ? Optional.empty() : Optional.of(route.action()),
                route == null || environment < 0 ? new BitSet() : held(snapshot, environment, route.handling(), now),
                caller < 0 ? stream.loginFacts : snapshot.facts(caller, stream.loginFacts, now),
                stream.decision);
    }

    private static BitSet held(Snapshot snapshot, int environment, int handling, long now) {
        long[] words = new long[snapshot.terms().controlWords()];
        for (int word = 0; word < words.length; word++) {
            words[word] = snapshot.heldWord(environment, handling, word, now);
        }
        return BitSet.valueOf(words);
    }
}
