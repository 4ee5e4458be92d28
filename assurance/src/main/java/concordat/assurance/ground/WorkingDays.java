package concordat.assurance.ground;

import java.time.Instant;

/// Arithmetic over Monday to Friday, in UTC. Public holidays differ between the network's countries and are not known
/// here; a body that is shut on one says so in its reply.
public final class WorkingDays {
    /// How long a notice runs before what it announces may bite.
    public static final int NOTICE = 10;
    /// How long an assessor has to decide on a reply.
    public static final int DECISION = 10;
    /// How long the programme lead then has.
    public static final int LEAD = 5;
    /// How long whoever relies on another has to confirm what changed there.
    public static final int CONFIRMING = 20;
    /// The least time a body is given to reply.
    public static final int LEAST_REPLY = 5;

    private static final long DAY = 86_400_000_000L;

    private WorkingDays() {}

    /// @param days at least 1
    /// @return the same time of day, that many working days later; from a weekend the count begins on Monday
    public static Instant after(Instant from, int days) {
        return Micros.instant(after(Micros.of(from), days));
    }

    /// @param from microseconds since the epoch
    /// @param days at least 1
    /// @return microseconds since the epoch
    public static long after(long from, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("working days must be at least 1, got " + days);
        }
        long to = from;
        for (int left = days; left > 0; ) {
            to += DAY;
            if (isWorking(Math.floorDiv(to, DAY))) {
                left--;
            }
        }
        return to;
    }

    /// The epoch's first day was a Thursday.
    private static boolean isWorking(long epochDay) {
        return Math.floorMod(epochDay + 3, 7L) < 5;
    }
}
