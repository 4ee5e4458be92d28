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
record State(Snapshot snapshot, Set<String> hosts, Map<String, Long> loginBits) {

    /// @return for a whole new snapshot
    static State whole(Snapshot snapshot) {
        Set<String> hosts = new HashSet<>();
        for (RouteRow row : snapshot.routeRows()) {
            hosts.add(row.host());
        }
        Terms terms = snapshot.terms();
        Map<String, Long> bits = new HashMap<>();
        for (int bit = 0; bit < terms.facts().size() && bit < Long.SIZE; bit++) {
            if ((terms.loginFacts() & 1L << bit) != 0) {
                bits.put(terms.facts().get(bit), 1L << bit);
            }
        }
        return new State(snapshot, Set.copyOf(hosts), Map.copyOf(bits));
    }

    /// @return for a snapshot that followed by deltas, which change neither routes nor terms
    State then(Snapshot next) {
        return new State(next, hosts, loginBits);
    }

    long loginFacts(Set<String> names) {
        long facts = 0;
        for (String name : names) {
            facts |= loginBits.getOrDefault(name, 0L);
        }
        return facts;
    }
}
