package concordat.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/// The two clocks the feed needs. The wall clock is the machine's own: a moved demonstration clock travels in the
/// frames, apart, so that leases are always counted in real time. Called from several threads.
public interface FeedClock {

    /// @return the machine's wall clock, whole microseconds since 1970 UTC; may jump either way
    long micros();

    /// @return nanoseconds that only ever grow within this process; differences alone have a meaning
    long nanos();

    /// @param nanos as [System#nanoTime()]
    static FeedClock of(InstantSource wall, LongSupplier nanos) {
        return new FeedClock() {
            @Override
            public long micros() {
                return ChronoUnit.MICROS.between(Instant.EPOCH, wall.instant());
            }

            @Override
            public long nanos() {
                return nanos.getAsLong();
            }
        };
    }
}
