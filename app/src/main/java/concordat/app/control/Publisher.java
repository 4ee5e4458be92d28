package concordat.app.control;

import concordat.assurance.Programme;
import concordat.compile.Advance;
import concordat.compile.Compilation;
import concordat.compile.SnapshotCompiler;
import concordat.decision.CallerRow;
import concordat.decision.Delta;
import concordat.decision.Snapshot;
import concordat.feed.FeedServer;
import concordat.store.CallerStore;
import concordat.store.LedgerState;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the published snapshot in step with the ledger, the devices and the time. One thread does all of it, so that
/// deltas leave in the order of what they tell.
final class Publisher implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Publisher.class.getName());
    private static final int REMEMBERED = 4_096;

    private final InstantSource clock;
    private final Epochs epochs;
    private final CallerStore callers;
    private final Supplier<LedgerState> ledger;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("concordat-publisher").factory());
    private final TreeMap<Long, Long> sequences = new TreeMap<>();
    private @Nullable FeedServer feed;
    private @Nullable Compilation compilation;
    private @Nullable ScheduledFuture<?> wake;
    private long sequence;
    private volatile @Nullable Snapshot snapshot;
    private volatile long published = -1;

    Publisher(InstantSource clock, Epochs epochs, CallerStore callers, Supplier<LedgerState> ledger) {
        this.clock = clock;
        this.epochs = epochs;
        this.callers = callers;
        this.ledger = ledger;
    }

    /// Publishes the whole state for the first time; returns when gateways can have it.
    void start(FeedServer server) throws InterruptedException {
        run(() -> {
            feed = server;
            whole(ledger.get().programme());
        });
    }

    /// @return the newest that was published
    Optional<Snapshot> newest() {
        return Optional.ofNullable(snapshot);
    }

    /// @return whether all that the ledger holds is published
    boolean inStep() {
        return published >= ledger.get().programme().nextPosition();
    }

    /// The ledger went on, or time did.
    void catchUp() {
        thread.execute(() -> guarded(() -> advance(false)));
    }

    /// Devices changed; they are stored already.
    ///
    /// @param removed fingerprints that are known no more
    void devicesChanged(List<CallerRow> changed, List<String> removed) {
        if (changed.isEmpty() && removed.isEmpty()) {
            return;
        }
        thread.execute(() -> guarded(() -> {
            if (snapshot != null) {
                publish(new Delta(epochs.next(), List.of(), changed, removed));
            }
        }));
    }

    /// So many devices changed that a whole snapshot is smaller; waits until it is published.
    void devicesReplaced() throws InterruptedException {
        run(() -> whole(ledger.get().programme()));
    }

    /// Gateways that come late want the whole state.
    void wholeWanted() {
        thread.execute(() -> guarded(() -> {
            if (feed != null && snapshot != null) {
                feed.rebase(snapshot);
            }
        }));
    }

    /// The demonstration's clock moved: gateways must hear at once, whether or not anything changed.
    /// Each frame says how far it has moved, and a gateway that hears of a move decides everything
    /// anew; so a delta will do, though it may be empty.
    void clockMoved() throws InterruptedException {
        run(() -> advance(true));
    }

    /// Waits until what the ledger held up to a position is published.
    ///
    /// @return the sequence that carries it; empty when that took too long
    Optional<Long> sequenceOf(long position, Duration atMost) throws InterruptedException {
        long limit = System.nanoTime() + atMost.toNanos();
        synchronized (sequences) {
            while (published <= position) {
                long left = limit - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                TimeUnit.NANOSECONDS.timedWait(sequences, left);
            }
            Map.Entry<Long, Long> carrying = sequences.higherEntry(position);
            return Optional.of(carrying == null ? sequence : carrying.getValue());
        }
    }

    /// @return the last frame's number
    long sequence() {
        synchronized (sequences) {
            return sequence;
        }
    }

    private void run(Runnable work) throws InterruptedException {
        try {
            thread.submit(work).get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("the snapshot could not be published", e.getCause());
        }
    }

    private void whole(Programme programme) {
        Compilation compiled = SnapshotCompiler.compile(programme, later(programme));
        Snapshot fresh = callers.readAll(rows -> compiled.snapshot(epochs.next(), rows));
        compilation = compiled;
        snapshot = fresh;
        FeedServer server = feed;
        if (server != null) {
            sent(server.snapshot(fresh), programme);
        }
        wakeWhenItChanges(compiled);
    }

    /// @param always whether a delta goes out though nothing has changed
    private void advance(boolean always) {
        Compilation before = compilation;
        Programme programme = ledger.get().programme();
        if (before == null) {
            return;
        }
        Instant at = later(programme);
        Advance advance = SnapshotCompiler.advance(before, programme, at.isBefore(before.at()) ? before.at() : at);
        switch (advance) {
            case Advance.Whole ignored -> whole(programme);
            case Advance.Rows rows -> {
                compilation = rows.compilation();
                if (rows.none() && !always) {
                    note(programme, sequence);
                } else {
                    publish(rows.delta(epochs.next(), List.of(), List.of()));
                    note(programme, sequence);
                }
                wakeWhenItChanges(rows.compilation());
            }
        }
    }

    private void publish(Delta delta) {
        Snapshot before = snapshot;
        FeedServer server = feed;
        if (before == null || server == null) {
            return;
        }
        snapshot = before.with(delta);
        // Whatever an act closes goes at once; and what it opens is wanted as soon.
        long carried = server.delta(delta, true).toCompletableFuture().join();
        synchronized (sequences) {
            sequence = Math.max(sequence, carried);
        }
    }

    private void sent(CompletionStage<Long> stage, Programme programme) {
        long carried = stage.toCompletableFuture().join();
        synchronized (sequences) {
            sequence = Math.max(sequence, carried);
        }
        note(programme, carried);
    }

    private void note(Programme programme, long carried) {
        synchronized (sequences) {
            published = programme.nextPosition();
            sequences.put(published, carried);
            while (sequences.size() > REMEMBERED) {
                sequences.pollFirstEntry();
            }
            sequences.notifyAll();
        }
    }

    private Instant later(Programme programme) {
        Instant now = clock.instant();
        return programme.latest().filter(now::isBefore).orElse(now);
    }

    private void wakeWhenItChanges(Compilation compiled) {
        ScheduledFuture<?> old = wake;
        if (old != null) {
            old.cancel(false);
        }
        compiled.nextChange().ifPresent(next -> {
            long micros = Math.max(0, Duration.between(clock.instant(), next).toNanos() / 1_000) + 50;
            // A moved clock makes far-off changes near: look at least once a minute.
            wake = thread.schedule(
                    () -> guarded(() -> advance(false)), Math.min(micros, 60_000_000L), TimeUnit.MICROSECONDS);
        });
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // The loop's top. What could not be published is not acknowledged as in force; gateways' leases run.
            LOG.log(Level.ERROR, "the snapshot could not be published", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
