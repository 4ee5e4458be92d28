package concordat.bench;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One gateway under load, and the connections that load it. All on one event loop.
final class LoadTarget {

    private final EventLoop loop;
    private final ArrayDeque<LoadConnection> resting = new ArrayDeque<>();
    /// When requests were due for which no connection was free.
    private final ArrayDeque<Long> late = new ArrayDeque<>();
    private int connections;
    private Samples latencies = new Samples();
    private long answers;
    private @Nullable CompletableFuture<Long> under;
    private long counted;
    private long until;
    private boolean open;
    private double gap;
    private long begun;
    private long asked;
    private @Nullable String broken;

    LoadTarget(EventLoop loop) {
        this.loop = loop;
    }

    /// A connection has had its first answer.
    void joined(LoadConnection connection) {
        answers++;
        connections++;
        resting.add(connection);
    }

    /// @return answers since the beginning
    long answers() {
        return answers;
    }

    /// @return the latencies under open load since this was last asked
    Samples latencies() {
        Samples gathered = latencies;
        latencies = new Samples();
        return gathered;
    }

    /// Closed load: every connection asks again as soon as it is answered.
    ///
    /// @param done completes with how many answers came in that time, when all are answered
    void closed(long nanos, CompletableFuture<Long> done) {
        start(false, nanos, done);
        while (!resting.isEmpty() && broken == null) {
            resting.remove().ask(begun);
        }
    }

    /// Open load: requests are due at a steady rate, whatever becomes of those before; one for which no connection is
    /// free waits, and its wait counts.
    ///
    /// @param rate requests a second
    /// @param done completes with how many were asked, when all are answered
    void open(double rate, long nanos, CompletableFuture<Long> done) {
        gap = 1e9 / rate;
        start(true, nanos, done);
        pace();
    }

    private void start(boolean isOpen, long nanos, CompletableFuture<Long> done) {
        if (broken != null) {
            done.completeExceptionally(new IOException(broken));
        }
        under = done;
        open = isOpen;
        counted = 0;
        asked = 0;
        begun = System.nanoTime();
        until = begun + nanos;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it runs, or the loop is gone
    private void pace() {
        long now = System.nanoTime();
        long due = begun + (long) (asked * gap);
        while (due <= now && due < until && broken == null) {
            asked++;
            LoadConnection free = resting.poll();
            if (free == null) {
                late.add(due);
            } else {
                free.ask(due);
            }
            due = begun + (long) (asked * gap);
        }
        if (due < until && broken == null) {
            loop.schedule(this::pace, Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
        } else {
            endWhenAllRest();
        }
    }

    void answered(LoadConnection connection, long due) {
        long now = System.nanoTime();
        answers++;
        if (open) {
            latencies.add(now - due);
            Long next = late.poll();
            if (next != null) {
                connection.ask(next);
                return;
            }
        } else if (now < until) {
            counted++;
            connection.ask(now);
            return;
        }
        resting.add(connection);
        endWhenAllRest();
    }

    private void endWhenAllRest() {
        boolean allAsked = !open || begun + (long) (asked * gap) >= until;
        if (allAsked && late.isEmpty() && resting.size() == connections && under != null) {
            under.complete(open ? asked : counted);
        }
    }

    /// A connection is of no more use, and so is the measurement.
    void failed(String why) {
        broken = why;
        if (under != null) {
            under.completeExceptionally(new IOException(why));
        }
    }
}
