package concordat.feed;

import java.time.Duration;

/// What the control plane's end needs.
///
/// @param host address to listen on
/// @param port to listen on; 0 for any that is free
/// @param staleLimit the largest time for which any handling may be decided from a state not proven current; after it
///     a silent gateway decides nothing any more
public record ServerSettings(
        String network, Ed25519Key key, FeedTls tls, String host, int port, Duration staleLimit, ServerPace pace) {

    public ServerSettings {
        FeedNames.check("network", network);
        if (staleLimit.isNegative() || staleLimit.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("stale limit " + staleLimit + " is not between nothing and a year");
        }
    }
}
