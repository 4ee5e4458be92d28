package concordat.bench.order;

/// A body's access was opened or closed.
///
/// @param handedOver when the change was handed to the feed, [System#nanoTime()]
/// @param inForce when it was known to be in force everywhere, likewise; [#NEVER] when that was not seen
public record Write(boolean open, long handedOver, long inForce) {

    public static final long NEVER = Long.MAX_VALUE;

    public Write {
        if (inForce < handedOver) {
            throw new IllegalArgumentException("in force at " + inForce + ", handed over only at " + handedOver);
        }
    }
}
