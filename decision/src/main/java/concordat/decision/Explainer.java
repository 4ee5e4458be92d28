package concordat.decision;

import concordat.decision.EnvironmentRow.Restriction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;

/// Finds the smallest set of things that would turn one refusal into a permit.
final class Explainer {

    /*
     * What has to change falls apart into what is needed in any case (suspension, proof, agreement) and what depends
     * on the tier (facts, controls, restrictions). To reach a tier, its missing facts must all be added, and adding
     * them and nothing else reaches it or a stronger one; so trying, for every tier, exactly its missing facts, and
     * no facts at all, tries a smallest set. Among equals the weakest tier wins: it asks least of the person.
     */
    private final Snapshot snapshot;
    private final int caller;
    private final int route;
    private final long loginFacts;
    private final long now;
    private final long provenAt;

    Explainer(Snapshot snapshot, int caller, int route, long loginFacts, long now, long provenAt) {
        this.snapshot = snapshot;
        this.caller = caller;
        this.route = route;
        this.loginFacts = loginFacts;
        this.now = now;
        this.provenAt = provenAt;
    }

    Explanation explain(long decision) {
        return switch (Decision.reason(decision)) {
            case PERMITTED -> new Explanation(decision, List.of(), true);
            case CALLER_UNKNOWN -> new Explanation(decision, List.of(new Remedy.EnrolCaller()), false);
            case ENVIRONMENT_UNKNOWN -> {
                String environment = snapshot.callerRow(caller).environment();
                yield new Explanation(decision, List.of(new Remedy.ConnectEnvironment(environment)), false);
            }
            case PERSONAL_ADMINISTRATION -> new Explanation(decision, List.of(new Remedy.UseManagedDevice()), false);
            case ROUTE_UNKNOWN, NO_SNAPSHOT, RECORD_NOT_DURABLE -> new Explanation(decision, List.of(), false);
            case SUSPENDED,
                    SNAPSHOT_STALE,
                    NO_AGREEMENT,
                    FACT_STALE,
                    LOGIN_TOO_WEAK,
                    TIER_TOO_LOW,
                    RESTRICTED,
                    CONTROL_NOT_HELD -> smallest(decision);
        };
    }

    private Explanation smallest(long decision) {
        CallerRow who = snapshot.callerRow(caller);
        RouteRow asked = snapshot.routeRow(route);
        EnvironmentRow environment = snapshot.environmentRow(snapshot.environmentOf(caller));
        boolean asksNothing = asked.releasable() && asked.action() == Action.VIEW;
        List<Remedy> always = inAnyCase(who, asked, environment, asksNothing);
        if (who.kind() == CallerKind.PERSONAL_DEVICE && asked.action() == Action.ADMINISTER) {
            return new Explanation(decision, List.of(new Remedy.UseManagedDevice()), false);
        }
        if (who.kind() == CallerKind.WORKLOAD) {
            always.addAll(atTier(asked, environment, Decision.NO_TIER, asksNothing));
            return new Explanation(decision, always, true);
        }
        List<Remedy> best = null;
        for (long added : additions(who)) {
            int tier = snapshot.tier(who.kind().number(), factsNow() | added);
            if (asksNothing || tier >= asked.leastTier()) {
                List<Remedy> all = missing(who, added);
                all.addAll(atTier(asked, environment, tier, asksNothing));
                best = best == null || all.size() < best.size() ? all : best;
            }
        }
        if (best == null) {
            boolean managedWould = who.kind() == CallerKind.PERSONAL_DEVICE
                    && asked.leastTier() < snapshot.terms().tiers().size();
            List<Remedy> first = managedWould ? List.of(new Remedy.UseManagedDevice()) : List.of();
            return new Explanation(decision, first, false);
        }
        always.addAll(best);
        return new Explanation(decision, always, true);
    }

    private List<Remedy> inAnyCase(CallerRow who, RouteRow asked, EnvironmentRow environment, boolean asksNothing) {
        List<Remedy> always = new ArrayList<>();
        if (environment.suspended()) {
            always.add(new Remedy.EndSuspension());
        }
        if (asksNothing) {
            return always;
        }
        if (provenAt < now - asked.staleMicros()) {
            always.add(new Remedy.ProveCurrent());
        }
        if (!environment.services().contains(asked.service())) {
            always.add(new Remedy.MakeAgreement(asked.service()));
        }
        if (who.kind() == CallerKind.WORKLOAD && !who.services().contains(asked.service())) {
            always.add(new Remedy.NameService(asked.service()));
        }
        return always;
    }

    private long factsNow() {
        return snapshot.facts(caller, loginFacts, now);
    }

    /// No facts first, then what each tier lacks, weakest first.
    private List<Long> additions(CallerRow who) {
        List<Long> additions = new ArrayList<>();
        additions.add(0L);
        List<Long> tiers = snapshot.terms().tiers();
        int reachable = who.kind() == CallerKind.PERSONAL_DEVICE ? Math.min(tiers.size(), Terms.MANAGED) : tiers.size();
        for (long tier : tiers.subList(0, reachable)) {
            additions.add(tier & ~factsNow());
        }
        return additions;
    }

    private List<Remedy> missing(CallerRow who, long added) {
        List<Remedy> missing = new ArrayList<>();
        for (int fact : BitSet.valueOf(new long[] {added}).stream().toArray()) {
            boolean login = ((snapshot.terms().loginFacts() >>> fact) & 1) != 0;
            boolean ranOut = !login && ((who.facts() >>> fact) & 1) != 0;
            missing.add(new Remedy.ShowFact(snapshot.terms().facts().get(fact), login, ranOut));
        }
        return missing;
    }

    private List<Remedy> atTier(RouteRow asked, EnvironmentRow environment, int tier, boolean asksNothing) {
        List<Remedy> remedies = new ArrayList<>();
        for (Restriction restriction : new LinkedHashSet<>(environment.restrictions())) {
            if (RouteTable.covers(restriction, asked, tier)) {
                remedies.add(new Remedy.LiftRestriction(restriction));
            }
        }
        if (!asksNothing) {
            BitSet needed = tier == Decision.NO_TIER
                    ? asked.workloadNeeds()
                    : asked.needs().get(tier);
            BitSet lacking = (BitSet) needed.clone();
            boolean changed = now >= environment.changesAt();
            lacking.andNot((changed ? environment.heldAfter() : environment.held()).get(asked.handling()));
            for (EnvironmentRow.Limit limit : changed ? environment.limitsAfter() : environment.limits()) {
                if (limit.withholds(asked) && needed.get(limit.control())) {
                    lacking.set(limit.control());
                }
            }
            lacking.stream()
                    .mapToObj(control ->
                            new Remedy.HoldControl(snapshot.terms().controls().get(control)))
                    .forEach(remedies::add);
        }
        return remedies;
    }
}
