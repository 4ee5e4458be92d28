package concordat.feed;

import java.util.Set;

/// A sequence has its effect everywhere.
///
/// @param at when that was first known, microseconds since 1970 UTC
/// @param acknowledged the gateways that said so
/// @param lapsed the gateways that were not heard, whose leases have run out
public record InForce(long sequence, long at, Set<String> acknowledged, Set<String> lapsed) {

    public InForce {
        acknowledged = Set.copyOf(acknowledged);
        lapsed = Set.copyOf(lapsed);
    }
}
