package concordat.assurance.ground;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as whole microseconds since the epoch, the way the fold reckons.
public final class Micros {
    /// An instant that never comes.
    public static final long NEVER = Long.MAX_VALUE;

    private static final long LAST_SECOND = Long.MAX_VALUE / 1_000_000 - 1;

    private Micros() {}

    /// @return microseconds since the epoch; what lies beyond reckoning is [#NEVER], or as early as can be told
    public static long of(Instant instant) {
        long second = instant.getEpochSecond();
        if (second >= LAST_SECOND) {
            return NEVER;
        }
        if (second <= -LAST_SECOND) {
            return -LAST_SECOND * 1_000_000;
        }
        return second * 1_000_000 + instant.getNano() / 1_000;
    }

    /// @return the instant, [Instant#MAX] for [#NEVER]
    public static Instant instant(long micros) {
        return micros == NEVER
                ? Instant.MAX
                : Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    /// @return whether nothing finer than a microsecond is in it
    public static boolean whole(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).equals(instant);
    }

    /// @return the later instant, [#NEVER] when it lies beyond reckoning
    public static long plus(long micros, long more) {
        return more >= NEVER - Math.max(micros, 0) ? NEVER : micros + more;
    }
}
