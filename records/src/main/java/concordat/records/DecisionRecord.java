package concordat.records;

import concordat.decision.Action;
import java.util.BitSet;
import java.util.Optional;

/// One decision with the inputs it was resolved from, so that a replay looks nothing up.
///
/// @param at microseconds since 1970 UTC, by the clock that leases are counted in
/// @param epoch of the snapshot that decided
/// @param decision the gateway's id for it, also given to the service and in refusals
/// @param caller id of the device, workload or egress; the certificate's fingerprint when it is not known
/// @param environment id, empty when not known
/// @param route id, empty when nothing matched
/// @param action what the route lets its caller do; empty when nothing matched
/// @param held controls that the environment held for the route's handling at that moment
/// @param facts all fact bits that counted, those of the login included
/// @param outcome see [concordat.decision.Decision]
public record DecisionRecord(
        long at,
        long epoch,
        String decision,
        Kind kind,
        String caller,
        String environment,
        String route,
        Optional<Action> action,
        BitSet held,
        long facts,
        long outcome) {

    /// When the decision fell.
    public enum Kind {
        /// Before anything was forwarded.
        AT_START,
        /// On a stream that was open and was cut by it; follows a record of the same id that permitted it.
        CUT
    }

    public DecisionRecord {
        held = (BitSet) held.clone();
    }

    /// @return a copy
    @Override
    public BitSet held() {
        return (BitSet) held.clone();
    }
}
