package concordat.decision;

import concordat.decision.EnvironmentRow.Limit;
import concordat.decision.EnvironmentRow.Restriction;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides one request from the rows, as slowly and plainly as can be; shares no code with what it judges.
final class Oracle {

    private Oracle() {}

    /// What is decided, unpacked.
    record Answer(Reason reason, int obligations, int tier) {

        static Answer of(long decision) {
            return new Answer(Decision.reason(decision), Decision.obligations(decision), Decision.tier(decision));
        }

        static Answer refused(Reason reason, int tier) {
            return new Answer(reason, 0, tier);
        }

        boolean permits() {
            return reason == Reason.PERMITTED;
        }
    }

    static Answer decide(Terms terms, @Nullable EnvironmentRow environment, World.Request request) {
        RouteRow route = request.route();
        CallerRow caller = request.caller();
        if (environment == null) {
            return Answer.refused(Reason.ENVIRONMENT_UNKNOWN, 255);
        }
        if (environment.suspended()) {
            return Answer.refused(Reason.SUSPENDED, 255);
        }
        int tier = tier(terms, caller, facts(terms, caller, request.loginFacts(), request.now()));
        boolean restricted = environment.restrictions().stream().anyMatch(each -> closes(each, route, tier));
        if (route.releasable() && route.action() == Action.VIEW) {
            return Answer.refused(restricted ? Reason.RESTRICTED : Reason.PERMITTED, tier);
        }
        if (caller.kind() == CallerKind.PERSONAL_DEVICE && route.action() == Action.ADMINISTER) {
            return Answer.refused(Reason.PERSONAL_ADMINISTRATION, tier);
        }
        if (request.now() - request.provenAt() > route.staleMicros()) {
            return Answer.refused(Reason.SNAPSHOT_STALE, tier);
        }
        boolean workload = caller.kind() == CallerKind.WORKLOAD;
        if (!environment.services().contains(route.service())
                || (workload && !caller.services().contains(route.service()))) {
            return Answer.refused(Reason.NO_AGREEMENT, tier);
        }
        if (!workload && tier < route.leastTier()) {
            return Answer.refused(weak(terms, request), tier);
        }
        if (restricted) {
            return Answer.refused(Reason.RESTRICTED, tier);
        }
        BitSet needed = workload ? route.workloadNeeds() : route.needs().get(tier);
        BitSet held = (request.now() >= environment.changesAt() ? environment.heldAfter() : environment.held())
                .get(route.handling());
        for (int control = 0; control < terms.controls().size(); control++) {
            if (needed.get(control) && !held.get(control)) {
                return Answer.refused(Reason.CONTROL_NOT_HELD, tier);
            }
        }
        for (Limit limit :
                request.now() >= environment.changesAt() ? environment.limitsAfter() : environment.limits()) {
            if (limit.handling() == route.handling()
                    && needed.get(limit.control())
                    && !limit.services().contains(route.service())) {
                return Answer.refused(Reason.CONTROL_NOT_HELD, tier);
            }
        }
        return new Answer(Reason.PERMITTED, !workload && tier < 3 ? route.obligations() : 0, tier);
    }

    private static Reason weak(Terms terms, World.Request request) {
        CallerRow caller = request.caller();
        int needed = request.route().leastTier();
        if (tier(terms, caller, facts(terms, caller, request.loginFacts(), Long.MIN_VALUE)) >= needed) {
            return Reason.FACT_STALE;
        }
        boolean login = tier(terms, caller, facts(terms, caller, -1, request.now())) >= needed;
        return login ? Reason.LOGIN_TOO_WEAK : Reason.TIER_TOO_LOW;
    }

    static Set<Integer> facts(Terms terms, CallerRow caller, long loginFacts, long now) {
        Set<Integer> facts = new HashSet<>();
        for (int fact = 0; fact < terms.facts().size(); fact++) {
            boolean login = ((terms.loginFacts() >> fact) & 1) == 1;
            long source = login ? loginFacts : now < caller.changesAt() ? caller.facts() : caller.factsAfter();
            if (((source >> fact) & 1) == 1) {
                facts.add(fact);
            }
        }
        return facts;
    }

    static int tier(Terms terms, CallerRow caller, Set<Integer> facts) {
        if (caller.kind() == CallerKind.WORKLOAD) {
            return 255;
        }
        int earned = 0;
        for (int tier = 0; tier < terms.tiers().size(); tier++) {
            boolean all = true;
            for (int fact = 0; fact < terms.facts().size(); fact++) {
                all &= ((terms.tiers().get(tier) >> fact) & 1) == 0 || facts.contains(fact);
            }
            if (all && !(caller.kind() == CallerKind.PERSONAL_DEVICE && tier > 2)) {
                earned = tier;
            }
        }
        return earned;
    }

    private static boolean closes(Restriction restriction, RouteRow route, int tier) {
        return (restriction.handlings().isEmpty() || restriction.handlings().contains(route.handling()))
                && (restriction.tiers().isEmpty() || restriction.tiers().contains(tier))
                && (restriction.services().isEmpty() || restriction.services().contains(route.service()))
                && !restriction.spared().contains(route.id());
    }
}
