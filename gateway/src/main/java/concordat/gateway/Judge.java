package concordat.gateway;

import concordat.decision.Action;
import concordat.decision.Decision;
import concordat.decision.Explanation;
import concordat.decision.Reason;
import concordat.decision.Remedy;
import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.gateway.login.Login;
import concordat.records.DecisionRecord;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Decides questions, and keeps to what a permit obliges to.
final class Judge {

    private final Times times;

    Judge(Times times) {
        this.times = times;
    }

    /// @return a decision that is made here and not by a snapshot
    static long refusal(Reason reason) {
        return reason.number() | (long) Decision.NO_TIER << 24;
    }

    /// Decides a question anew, and finds when that may change by itself.
    ///
    /// @return whether it is permitted
    boolean decide(Question asked, @Nullable State state, long now) {
        if (state == null) {
            asked.decision = refusal(Reason.NO_SNAPSHOT);
            return false;
        }
        Snapshot snapshot = state.snapshot();
        if (asked.placedIn != snapshot) {
            asked.placedIn = snapshot;
            asked.callerPlace = asked.callerIn(snapshot);
            asked.routePlace = asked.routeIn(snapshot);
        }
        long lease = asked.expires;
        int caller = now < lease ? asked.callerPlace : -1;
        asked.loginFacts = 0;
        if (asked.login instanceof Login.Shown shown
                && now < shown.until()
                && shown.countsFor(body(snapshot, caller))) {
            asked.loginFacts = state.loginFacts(shown.facts());
            lease = Math.min(lease, shown.until());
        }
        int route = asked.routePlace;
        long provenAt = times.provenAt();
        long decision = snapshot.decide(caller, route, asked.loginFacts, now, provenAt);
        if (Decision.permits(decision)) {
            if (Decision.obligations(decision) != 0) {
                RouteRow row = snapshot.routeRow(route);
                decision = obliged(decision, row.action(), asked.methodOn(row));
            }
            lease = Math.min(lease, snapshot.leaseEnds(caller, route, now, provenAt));
        }
        asked.decision = decision;
        asked.lease = lease;
        return Decision.permits(decision);
    }

    /// @return the body that a caller belongs to; empty when nobody knows the caller
    static String body(Snapshot snapshot, int caller) {
        int environment = caller < 0 ? -1 : snapshot.environmentOf(caller);
        return environment < 0 ? "" : snapshot.environmentRow(environment).body();
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
        return as(Reason.TIER_TOO_LOW, decision);
    }

    /// @return names of the facts that a login would have to show for the question to be permitted
    static Set<String> lacking(Question asked, Snapshot snapshot, Times times) {
        Set<String> names = new TreeSet<>();
        Explanation why =
                snapshot.explain(asked.callerPlace, asked.routePlace, asked.loginFacts, times.now(), times.provenAt());
        for (Remedy remedy : why.forCaller()) {
            if (remedy instanceof Remedy.ShowFact fact && fact.login()) {
                names.add(fact.fact());
            }
        }
        return names;
    }

    /// @return a refusal in place of a permit, at the same tier
    static long as(Reason reason, long decision) {
        return (decision & 0xff000000L) | reason.number();
    }

    /// @return whether the decision has to be on disk before the request passes
    static boolean isDurable(Question asked) {
        Snapshot snapshot = asked.placedIn;
        return snapshot != null && snapshot.routeRow(asked.routePlace).durable();
    }

    /// @return what the question was last decided on
    static DecisionRecord asRecord(Question asked, DecisionRecord.Kind kind, long now) {
        Snapshot snapshot = asked.placedIn;
        String fingerprint = asked.caller.fingerprint;
        if (snapshot == null) {
            return new DecisionRecord(
                    now, 0, asked.id, kind, fingerprint, "", "", Optional.empty(), new BitSet(), 0, asked.decision);
        }
        int caller = asked.callerPlace;
        int environment = caller < 0 ? -1 : snapshot.environmentOf(caller);
        RouteRow route = asked.routePlace < 0 ? null : snapshot.routeRow(asked.routePlace);
        return new DecisionRecord(
                now,
                snapshot.epoch(),
                asked.id,
                kind,
                asked.caller.id(snapshot),
                environment < 0 ? "" : snapshot.environmentRow(environment).id(),
                route == null ? "" : route.id(),
                route == null ? Optional.empty() : Optional.of(route.action()),
                route == null || environment < 0 ? new BitSet() : held(snapshot, environment, route.handling(), now),
                caller < 0 ? asked.loginFacts : snapshot.facts(caller, asked.loginFacts, now),
                asked.decision);
    }

    private static BitSet held(Snapshot snapshot, int environment, int handling, long now) {
        long[] words = new long[snapshot.terms().controlWords()];
        for (int word = 0; word < words.length; word++) {
            words[word] = snapshot.heldWord(environment, handling, word, now);
        }
        return BitSet.valueOf(words);
    }
}
