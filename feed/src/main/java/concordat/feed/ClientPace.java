package concordat.feed;

import java.time.Duration;

/// How often and how much.
///
/// @param renewal from one request for proof to the next
/// @param silence after which a connection that brings nothing is given up
/// @param firstRetry wait before the first reconnection; doubles up to `lastRetry`, each shortened at random by up to
///     half so that gateways do not return all at once
/// @param frameBytes largest frame taken
/// @param fileBytes size of the state file's deltas from which a whole state is asked for, to begin the file anew
public record ClientPace(
        Duration renewal, Duration silence, Duration firstRetry, Duration lastRetry, int frameBytes, long fileBytes) {

    public ClientPace {
        if (renewal.isNegative() || renewal.isZero() || silence.compareTo(renewal) <= 0) {
            throw new IllegalArgumentException("silence " + silence + " is not longer than renewal " + renewal);
        }
        if (firstRetry.isNegative() || firstRetry.isZero() || lastRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException("retries from " + firstRetry + " to " + lastRetry);
        }
    }

    /// Renewal each second, given up after 5, retries from 100 ms to 5 s, frames up to 1 GiB, 64 MiB of deltas.
    public static ClientPace standard() {
        return new ClientPace(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                1 << 30,
                64L << 20);
    }
}
