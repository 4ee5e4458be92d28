package concordat.app.control;

import concordat.assurance.Programme;
import concordat.assurance.act.RatingAct.RatingAdjusted;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.rating.Adjustment;
import concordat.findings.Adjustments;
import concordat.findings.Adjustments.Adjusted;
import concordat.store.Stores;
import concordat.store.findings.FindingScopes;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which findings of an environment count otherwise by decision. Read once for what is in force and not for every page
/// and report, since a decision may be of many thousands. Safe for threads.
final class DecidedRatings {

    private static final int MOST_KEPT = 32;

    private record Read(List<RiskId> decisions, Adjustments adjustments) {}

    /// Of the environments that were asked for last.
    private static final class Newest extends LinkedHashMap<EnvironmentId, Read> {
        private static final long serialVersionUID = 1;

        Newest() {
            super(MOST_KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<EnvironmentId, Read> eldest) {
            return size() > MOST_KEPT;
        }
    }

    private final Stores stores;
    private final Map<EnvironmentId, Read> newest = new Newest();

    DecidedRatings(Stores stores) {
        this.stores = stores;
    }

    /// @return what counts at that instant; where several decisions are of one finding, the newest
    Adjustments of(Programme programme, EnvironmentId environment, Instant at) {
        List<Adjustment> inForce = programme.ratings().of(environment, at);
        if (inForce.isEmpty()) {
            return Adjustments.NONE;
        }
        List<RiskId> decisions =
                inForce.stream().map(a -> a.decided().act().risk()).toList();
        synchronized (newest) {
            Read known = newest.get(environment);
            if (known != null && known.decisions().equals(decisions)) {
                return known.adjustments();
            }
        }
        Adjustments read = read(programme.network(), inForce);
        synchronized (newest) {
            newest.put(environment, new Read(decisions, read));
        }
        return read;
    }

    private Adjustments read(NetworkId network, List<Adjustment> inForce) {
        Map<String, Adjusted> byIdentity = new HashMap<>();
        for (Adjustment one : inForce) {
            RatingAdjusted act = one.decided().act();
            Adjusted adjusted = new Adjusted(act.risk().value(), act.from(), act.to(), act.until());
            members(network, act).forEach(identity -> byIdentity.put(identity, adjusted));
        }
        return new Adjustments(byIdentity);
    }

    /// @return the findings that a decision is of, lower-case hex
    Set<String> members(NetworkId network, RatingAdjusted act) {
        // A set of one is named by what it holds; decisions of older ledgers, and acts sent by hand, have no other
        // rows.
        return act.findings() == 1
                ? Set.of(act.scope())
                : stores.read(
                        connection -> new FindingScopes(network, act.environment()).members(connection, act.scope()));
    }
}
