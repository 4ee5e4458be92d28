package concordat.feed;

import java.util.concurrent.CompletionStage;

/// Where a gateway takes its state from the feed. Called from the client's own thread, one call at
/// a time; must not block.
public interface FeedSink {

    /// Takes the next state. The client does not offer another before the stage completes, and
    /// acknowledges to the control plane only after it: so complete it once every event loop decides
    /// from the new state and the affected streams have stopped. Applying may happen before the
    /// change is on disk.
    ///
    /// @return completes when the change has its effect; completing exceptionally makes the client
    ///     ask for the whole state anew
    CompletionStage<Void> apply(StateChange change);

    /// The demonstration's clock has been moved; also called once for the first offset that is not 0. Comes before the
    /// change or the proof that told of it. Only with `demoClock`: other gateways refuse such frames.
    ///
    /// @param offset microseconds to add to this machine's clock
    default void clockMoved(long offset) {}

    /// The applied state has been proven current. About once a second while the control plane is there; also once
    /// after a restart, for what the file can still prove. Never called before the first [#apply].
    void proven(Proof proof);
}
