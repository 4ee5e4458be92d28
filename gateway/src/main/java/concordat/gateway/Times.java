package concordat.gateway;

import concordat.feed.FeedClock;
import concordat.feed.Proof;
import org.jspecify.annotations.Nullable;

/// The instant that leases are compared with, and when the state was last proven current.
final class Times {

    /*
     * Two clocks are asked. From the last proof on both have run, and the later of what they say is taken: a wall
     * clock set back then lengthens no lease, whether it is the state's own or a device's, and one set forward, or a
     * machine that slept, ends them.
     */
    private final FeedClock clock;
    private volatile long offset;
    private volatile @Nullable Proof proof;

    Times(FeedClock clock) {
        this.clock = clock;
    }

    /// @return microseconds since 1970 UTC, moved as the demonstration has moved its clock
    long now() {
        Proof last = proof;
        long wall = clock.micros();
        if (last != null) {
            wall = Math.max(wall, last.wallMicros() + (clock.nanos() - last.monoNanos()) / 1_000);
        }
        return wall + offset;
    }

    /// @return when the state was last proven current, comparable with [#now]; 0 for never
    long provenAt() {
        Proof last = proof;
        return last == null ? 0 : last.wallMicros() + offset;
    }

    /// @return nanoseconds that only grow
    long nanos() {
        return clock.nanos();
    }

    void moveTo(long newOffset) {
        offset = newOffset;
    }

    void prove(Proof newer) {
        proof = newer;
    }
}
