package concordat.feed;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.concurrent.CompletionStage;

/// The gateway's end of the feed: connects, verifies, keeps the last state on disk, hands it to a sink and
/// acknowledges.
@SuppressWarnings("DoNotCallSuggester")
public final class FeedClient implements AutoCloseable {

    public FeedClient(Vertx vertx, ClientSettings settings, FeedClock clock, SecureRandom random, FeedSink sink) {
        throw new AssertionError("being written");
    }

    /// Applies what the state file holds, then connects and keeps connected. Call once.
    ///
    /// @return completes when the kept state, if any, has been applied; exceptionally when the file can neither be
    ///     read nor replaced
    public CompletionStage<Void> start() {
        throw new AssertionError("being written");
    }

    /// @return how things stand; callable from any thread
    public ClientStatus status() {
        throw new AssertionError("being written");
    }

    /// Disconnects and closes the file. Blocks until the last write is done.
    @Override
    public void close() {
        throw new AssertionError("being written");
    }
}
