package concordat.feed;

import java.time.Duration;

/// How long and how much.
///
/// @param coalesce how long a change that is not urgent may wait for company
/// @param silence after which a gateway that says nothing is disconnected
/// @param historySteps most deltas kept for gateways that reconnect
/// @param historyBytes most bytes of them
/// @param pendingBytes most bytes waiting to be signed; publishers wait beyond it
public record ServerPace(Duration coalesce, Duration silence, int historySteps, long historyBytes, long pendingBytes) {

    public ServerPace {
        if (coalesce.isNegative() || silence.toMillis() < 1) {
            throw new IllegalArgumentException("coalesce " + coalesce + ", silence " + silence);
        }
        if (historySteps < 2 || historyBytes < 1 || pendingBytes < 1) {
            throw new IllegalArgumentException("history of " + historySteps + " steps and " + historyBytes + " bytes, "
                    + pendingBytes + " bytes pending");
        }
    }

    /// 10 ms, 10 s, 20,000 deltas of 64 MiB at most, 64 MiB pending.
    public static ServerPace standard() {
        return new ServerPace(Duration.ofMillis(10), Duration.ofSeconds(10), 20_000, 64L << 20, 64L << 20);
    }
}
