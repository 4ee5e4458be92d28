package concordat.bench.order;

import java.util.Set;

/// A body's access was opened or closed.
///
/// @param handedOver when the change was handed to the feed, [System#nanoTime()]
/// @param inForce when it was known to be in force everywhere, likewise; [#NEVER] when that was not seen
/// @param lapsed the gateways that had not acknowledged it then, and permitted nothing any more
public record Write(boolean open, long handedOver, long inForce, Set<String> lapsed) {

    public static final long NEVER = Long.MAX_VALUE;

    public Write {
        lapsed = Set.copyOf(lapsed);
        if (inForce < handedOver) {
            throw new IllegalArgumentException("in force at " + inForce + ", handed over only at " + handedOver);
        }
    }
}
