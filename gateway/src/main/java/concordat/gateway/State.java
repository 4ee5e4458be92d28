package concordat.gateway;

import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.decision.Terms;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A snapshot with what a gateway looks up beside it.
///
/// @param hosts of all routes
/// @param loginBits the bit of each fact that a login may show, by its name
/// @param longestStale microseconds that the most patient route goes on without a proof
record State(Snapshot snapshot, Set<String> hosts, Map<String, Long> loginBits, long longestStale) {

    /// @return for a whole new snapshot
    static State whole(Snapshot snapshot) {
        Set<String> hosts = new HashSet<>();
        long longestStale = 0;
        for (RouteRow row : snapshot.routeRows()) {
            hosts.add(row.host());
            longestStale = Math.max(longestStale, row.staleMicros());
        }
        Terms terms = snapshot.terms();
        Map<String, Long> bits = new HashMap<>();
        for (int bit = 0; bit < terms.facts().size() && bit < Long.SIZE; bit++) {
            if ((terms.loginFacts() & 1L << bit) != 0) {
                bits.put(terms.facts().get(bit), 1L << bit);
            }
        }
        return new State(snapshot, Set.copyOf(hosts), Map.copyOf(bits), longestStale);
    }

    /// @return for a snapshot that followed by deltas, which change neither routes nor terms
    State then(Snapshot next) {
        return new State(next, hosts, loginBits, longestStale);
    }

    /// @return whether no route may be decided from it any more; false where there is none
    boolean isStale(long now, long provenAt) {
        return !hosts.isEmpty() && provenAt < now - longestStale;
    }

    long loginFacts(Set<String> names) {
        long facts = 0;
        for (String name : names) {
            facts |= loginBits.getOrDefault(name, 0L);
        }
        return facts;
    }
}
