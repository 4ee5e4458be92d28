package concordat.feed;

/// That the state at a sequence, and so every later one, held all that was published before a moment. The moment is
/// when the gateway asked, by its own clocks, so a slow or withheld answer can only make the proof older.
///
/// @param sequence the newest sequence when the control plane answered
/// @param wallMicros the wall clock when the gateway asked
/// @param monoNanos the monotonic clock at the same moment; lies before this process began when read from disk
public record Proof(long sequence, long wallMicros, long monoNanos) {

    /// When the state was last proven current, in the wall clock as it reads now: `now - provenAt` is the longer of
    /// what the two clocks say has passed. A wall clock set back therefore never lengthens a lease, and one set
    /// forward ends it.
    ///
    /// @return microseconds since 1970 UTC; add the clock offset of the frames to compare with a moved clock
    public long provenAt(FeedClock clock) {
        long now = clock.micros();
        long byMonotonic = now - Math.max(0, (clock.nanos() - monoNanos) / 1_000);
        return Math.min(wallMicros, byMonotonic);
    }
}
