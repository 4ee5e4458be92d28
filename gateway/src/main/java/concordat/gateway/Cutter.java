package concordat.gateway;

import concordat.decision.Decision;
import concordat.decision.Delta;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decides the open streams of one event loop again, when news comes, when a lease ends and now and then, and cuts
/// those that no longer may.
final class Cutter {

    /*
     * Cutting takes two steps because closing is slow: a TLS record, a socket, a peer that reads. So every stream that
     * flips is first stopped, which is a flag and what is queued dropped; only then is one after the other closed, a
     * slice at a time, while the loop serves the others. News is acknowledged after the first step.
     *
     * Slices are measured by time, since the first close costs many times what a later one does, and the longer the
     * fewer others there are to be served. Between them stands a timer: what is only queued on an event loop runs
     * before the loop reads again.
     */
    private static final long SLICE_NANOS = 1_000_000;
    private static final long MORE_NANOS_WITHOUT_OTHERS = 9_000_000;
    private static final long PAUSE_MILLIS = 1;
    private static final int SWEPT = 512;
    private static final long NEAR_MICROS = 150_000;
    private static final long SOON_MICROS = 1_000;

    private final Vertx vertx;
    private final Context context;
    private final Shared shared;
    private final Registry registry;
    private final Consumer<OpenStream> recorder;
    private final Deque<OpenStream> closing = new ArrayDeque<>();
    private boolean closes;
    private @Nullable State taken;
    private long timerAt = Long.MAX_VALUE;

    /// @param recorder puts a cut on record
    Cutter(Vertx vertx, Context context, Shared shared, Registry registry, Consumer<OpenStream> recorder) {
        this.vertx = vertx;
        this.context = context;
        this.shared = shared;
        this.registry = registry;
        this.recorder = recorder;
    }

    /// Takes a new state up. When this returns, every stream that it closes has stopped.
    ///
    /// @param deltas what changed; null when anything may have
    void take(State state, @Nullable List<Delta> deltas) {
        long now = shared.times.now();
        if (deltas == null) {
            registry.reindex(state.snapshot());
            registry.forEach(stream -> reconsider(stream, state, now));
        } else {
            for (Caller caller : registry.touchedBy(deltas, state.snapshot())) {
                registry.forEachOf(caller, stream -> reconsider(stream, state, now));
            }
        }
        taken = state;
        expire();
    }

    /// Decides again the streams whose lease is over.
    void expire() {
        expire(shared.times.now());
    }

    private void expire(long now) {
        State state = shared.state;
        OpenStream due = registry.firstLease();
        while (due != null && due.lease <= now) {
            if (reconsider(due, state, now) && due.lease <= now) {
                // a permit never comes with a lease that is over; were there one, the others must not wait behind it
                due.lease = now + SOON_MICROS;
                registry.leased(due);
            }
            due = registry.firstLease();
        }
        arm();
    }

    /// Sees to it that a lease that ends before the next tick is not waited for until then.
    void arm() {
        OpenStream next = registry.firstLease();
        if (next == null || next.lease >= timerAt) {
            return;
        }
        long wait = next.lease - shared.times.now();
        if (wait > NEAR_MICROS) {
            return;
        }
        timerAt = next.lease;
        vertx.setTimer(Math.max(1, (wait + 999) / 1_000), timer -> {
            timerAt = Long.MAX_VALUE;
            expire();
        });
    }

    /// @return whether it is still permitted
    private boolean reconsider(OpenStream stream, @Nullable State state, long now) {
        if (stream.stopped) {
            return false;
        }
        if (shared.judge.decide(stream, state, now)) {
            registry.leased(stream);
            return true;
        }
        stream.stopped = true;
        registry.remove(stream);
        stopNow(stream);
        shared.counts.cut.increment();
        shared.counts.refused(Decision.reason(stream.decision)).increment();
        recorder.accept(stream);
        closing.add(stream);
        if (!closes) {
            closes = true;
            context.runOnContext(next -> closeSome());
        }
        return false;
    }

    private void closeSome() {
        long left = closing.size();
        long slice = SLICE_NANOS + MORE_NANOS_WITHOUT_OTHERS * left / Math.max(1, left + registry.size());
        long began = shared.times.nanos();
        do {
            OpenStream stream = closing.poll();
            if (stream == null) {
                closes = false;
                return;
            }
            closeNow(stream);
        } while (shared.times.nanos() - began < slice);
        vertx.setTimer(PAUSE_MILLIS, next -> closeSome());
    }

    /// No stream's end may be kept from the next one, so a connection that will not take part is torn down.
    private static void stopNow(OpenStream stream) {
        try {
            stream.flow().stop();
        } catch (IllegalStateException e) {
            Sockets.reset(stream.peer.channel);
        }
    }

    private static void closeNow(OpenStream stream) {
        try {
            stream.flow().close();
        } catch (IllegalStateException e) {
            Sockets.reset(stream.peer.channel);
        }
    }

    /// Decides every open stream again, slice by slice, whatever was heard or not; what flips now was missed.
    void sweep() {
        sweep(registry.all(), 0);
    }

    @SuppressWarnings("ReferenceEquality") // the very state, not one like it
    private void sweep(List<OpenStream> streams, int from) {
        State state = shared.state;
        if (state != taken) {
            // news is on its way to this loop; what it will close has not been missed
            return;
        }
        long now = shared.times.now();
        expire(now);
        int to = Math.min(streams.size(), from + SWEPT);
        for (OpenStream stream : streams.subList(from, to)) {
            if (stream.registered && !stream.stopped && !reconsider(stream, state, now)) {
                shared.counts.missed.increment();
            }
        }
        if (to < streams.size()) {
            context.runOnContext(next -> sweep(streams, to));
        }
    }
}
