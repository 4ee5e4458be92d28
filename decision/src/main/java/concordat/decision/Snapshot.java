package concordat.decision;

import java.util.List;

/// The compiled state that gateways decide from. Immutable; safe to share between threads; does no I/O and reads no
/// clock.
@SuppressWarnings("DoNotCallSuggester")
public final class Snapshot {

    private Snapshot() {}

    /// @param epoch its number, larger than every one before in its network
    /// @param compiledAt microseconds since the epoch
    public static Snapshot of(
            long epoch,
            long compiledAt,
            Terms terms,
            List<EnvironmentRow> environments,
            List<RouteRow> routes,
            Iterable<CallerRow> callers) {
        throw new AssertionError("being written");
    }

    /// @return the snapshot with the delta's rows in place; shares what did not change
    /// @throws IllegalArgumentException when the delta's epoch is not larger than this one's
    public Snapshot with(Delta delta) {
        throw new AssertionError("being written");
    }

    public long epoch() {
        throw new AssertionError("being written");
    }

    public Terms terms() {
        throw new AssertionError("being written");
    }

    /// @return the caller's place, or -1; places are stable within one snapshot only
    public int caller(byte[] fingerprint) {
        throw new AssertionError("being written");
    }

    /// @return the route's place, or -1; the most literal match wins
    public int route(String host, String method, String path) {
        throw new AssertionError("being written");
    }

    /// Decides one request. Allocates nothing.
    ///
    /// @param caller from [#caller(byte[])]
    /// @param route from [#route(String, String, String)]
    /// @param loginFacts fact bits from the login
    /// @param now microseconds since the epoch
    /// @param provenAt when this snapshot was last proven current, in the same clock
    /// @return see [Decision]
    public long decide(int caller, int route, long loginFacts, long now, long provenAt) {
        throw new AssertionError("being written");
    }

    /// When the answer to the same request may change without news: the earliest of the leases that were used.
    ///
    /// @return microseconds since the epoch; [Long#MAX_VALUE] for never
    public long leaseEnds(int caller, int route, long now, long provenAt) {
        throw new AssertionError("being written");
    }
}
