package concordat.feed;

import concordat.decision.Delta;
import concordat.decision.Snapshot;
import concordat.decision.Wire;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;

/// The control plane's end of the feed. Assigns sequences, signs, keeps what late gateways need, and knows what is in
/// force where. Everything happens on one thread of its own; the methods may be called from any other.
public final class FeedServer implements AutoCloseable {

    private final ServerSettings settings;
    private final ScheduledExecutorService thread;
    private final Outbox outbox;
    private final ServerLoop loop;
    private final FeedListener listener;

    /// @throws IOException when the sequence log cannot say how far the feed has come
    public FeedServer(Vertx vertx, ServerSettings settings, FeedClock clock, SequenceLog log, FeedSource source)
            throws IOException {
        this.settings = settings;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("feed-server").daemon(true).factory());
        executor.setRemoveOnCancelPolicy(true);
        this.thread = executor;
        this.outbox = new Outbox(settings.pace().pendingBytes());
        Publisher publisher = new Publisher(settings, clock, log, source);
        this.loop = new ServerLoop(settings, clock, source, thread, outbox, publisher);
        this.listener = new FeedListener(vertx, settings, loop);
    }

    /// @return completes with the port once gateways may connect
    public CompletionStage<Integer> start() {
        return listener.listen();
    }

    /// Publishes changes. Deltas handed over within a few milliseconds share one frame, in their order. Waits when too
    /// much is pending.
    ///
    /// @param bytes one delta, not empty; not copied, not to be changed after
    /// @param urgent whether it goes at once, with all that was handed over before it: for whatever
    ///     takes access away
    /// @return the sequence that carries it, once that is durable and on its way; exceptionally when the server has
    ///     stopped. Completes on the server's thread, so what hangs on it must not block
    /// @throws IllegalStateException when the server has stopped
    public CompletionStage<Long> delta(byte[] bytes, boolean urgent) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a delta of no bytes");
        }
        return publish(new Outbox.Item(FrameKind.DELTA, bytes), urgent);
    }

    /// Publishes a whole state that replaces everything handed over before. Goes at once. The first thing published
    /// after a start must be one: no gateway gets a proof before.
    public CompletionStage<Long> snapshot(byte[] bytes) {
        return publish(new Outbox.Item(FrameKind.SNAPSHOT, bytes), true);
    }

    /// Hands over the whole state as it stands after everything handed over before, for gateways that come late.
    /// Changes nothing.
    ///
    /// @return the sequence whose state it is
    public CompletionStage<Long> rebase(byte[] bytes) {
        return publish(new Outbox.Item(FrameKind.CHECKPOINT, bytes), true);
    }

    /// As [#delta(byte[], boolean)], in the bytes of [Wire].
    public CompletionStage<Long> delta(Delta delta, boolean urgent) {
        return delta(Wire.bytes(delta), urgent);
    }

    /// As [#snapshot(byte[])], in the bytes of [Wire].
    public CompletionStage<Long> snapshot(Snapshot snapshot) {
        return snapshot(Wire.bytes(snapshot));
    }

    /// As [#rebase(byte[])], in the bytes of [Wire].
    public CompletionStage<Long> rebase(Snapshot snapshot) {
        return rebase(Wire.bytes(snapshot));
    }

    /// @param sequence one that has been published
    /// @return completes when each registered gateway has acknowledged it, or its lease has run out
    public CompletionStage<InForce> inForce(long sequence) {
        CompletableFuture<InForce> done = new CompletableFuture<>();
        loop.post(() -> loop.await(sequence, done));
        return done;
    }

    /// @return the gateways that may still be deciding from a state before the sequence, by id
    public CompletionStage<Map<String, GatewayState>> laggards(long sequence) {
        return on(() -> loop.roster().laggards(sequence));
    }

    /// @return all gateways that are registered, or may still be deciding, by id
    public CompletionStage<Map<String, GatewayState>> gateways() {
        return on(() -> loop.roster().all());
    }

    /// @return where the chain stands
    public CompletionStage<Head> head() {
        return on(loop::head);
    }

    /// To be called when the registered gateways have changed: those struck off are disconnected.
    public void gatewaysChanged() {
        loop.post(loop::registrations);
    }

    /// Disconnects all gateways. What was handed over and not yet signed fails.
    @Override
    public void close() {
        listener.close();
        thread.execute(() -> {
            loop.stop(new IllegalStateException("the feed has been closed"));
            thread.shutdownNow();
        });
    }

    private CompletionStage<Long> publish(Outbox.Item item, boolean urgent) {
        try {
            boolean first = outbox.add(item);
            if (urgent) {
                loop.post(loop::flush);
            } else if (first) {
                loop.flushIn(settings.pace().coalesce().toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException("interrupted while waiting to publish", e);
        }
        return item.sequence();
    }

    private <T> CompletionStage<T> on(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, thread);
    }
}
