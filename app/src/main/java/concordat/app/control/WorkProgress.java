package concordat.app.control;

import concordat.api.view.JobProgress;
import concordat.store.findings.ImportWatch;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// How far one import is, and whether it may go on. Written by the thread that imports, read by whoever asks.
final class WorkProgress implements ImportWatch {

    /// A phase's first moments tell nothing of its length.
    private static final Duration SOUND_AFTER = Duration.ofSeconds(2);

    private static final double SOUND_SHARE = 0.03;

    /// Formats are told apart by their beginnings; a reading that comes further is one through the whole.
    private static final long BEGINNING = 1 << 20;

    private enum Phase {
        WAITING,
        READING,
        READING_AGAIN,
        RECONCILING,
        WRITING,
        TELLING
    }

    private enum Fate {
        OPEN,
        STOPPED,
        SHUT,
        TELLING
    }

    /// @param since of the machine's own clock, nanoseconds
    private record Step(Phase phase, long done, long of, long since) {}

    private final long bytes;
    private final boolean again;
    private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.OPEN);
    private volatile Step step;
    private volatile long began = System.nanoTime();
    private boolean readOnce;

    /// @param bytes how long the report is
    /// @param again whether it was begun before a restart
    WorkProgress(long bytes, boolean again) {
        this.bytes = bytes;
        this.again = again;
        this.step = new Step(Phase.WAITING, 0, 0, began);
    }

    /// That the import is not to go on.
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the import was stopped");
        }
    }

    /// Asks it to stop.
    ///
    /// @return whether it will; not when its act is being appended
    boolean stop() {
        return fate.compareAndSet(Fate.OPEN, Fate.STOPPED) || fate.get() == Fate.STOPPED;
    }

    /// Asks it to stop for now, because the process ends.
    void shut() {
        if (!fate.compareAndSet(Fate.OPEN, Fate.SHUT) && waiting() && !fate.compareAndSet(Fate.TELLING, Fate.SHUT)) {
            fate.compareAndSet(Fate.OPEN, Fate.SHUT);
        }
    }

    /// @return whether it stopped because the process ends
    boolean isShut() {
        return fate.get() == Fate.SHUT;
    }

    /// @throws Stopped when it is not to go on
    void check() {
        Fate now = fate.get();
        if (now == Fate.STOPPED || now == Fate.SHUT) {
            throw new Stopped();
        }
    }

    void waits() {
        step = new Step(Phase.WAITING, 0, 0, System.nanoTime());
    }

    /// A new attempt: everything from the beginning. The ledger does not tell of an earlier one.
    void reads() {
        fate.compareAndSet(Fate.TELLING, Fate.OPEN);
        check();
        readOnce = false;
        began = System.nanoTime();
        step = new Step(Phase.READING, 0, bytes, began);
    }

    @Override
    public void reconciling() {
        check();
        step = new Step(Phase.RECONCILING, 0, 0, System.nanoTime());
    }

    @Override
    public void writing(long written, long of) {
        check();
        Step last = step;
        step = new Step(Phase.WRITING, written, of, last.phase() == Phase.WRITING ? last.since() : System.nanoTime());
    }

    /// From now on it cannot be stopped.
    ///
    /// @throws Stopped when it was stopped before
    void tells() {
        if (!fate.compareAndSet(Fate.OPEN, Fate.TELLING)) {
            throw new Stopped();
        }
        step = new Step(Phase.TELLING, 0, 0, System.nanoTime());
    }

    /// The report's bytes, counted as they pass, from none at each opening.
    InputStream counted(InputStream in) {
        Phase phase = readOnce ? Phase.READING_AGAIN : Phase.READING;
        step = new Step(phase, 0, bytes, System.nanoTime());
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                note(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int got = super.read(buffer, from, length);
                note(Math.max(0, got));
                return got;
            }
        };
    }

    private void note(int some) {
        check();
        Step last = step;
        long done = last.done() + some;
        readOnce |= done > BEGINNING;
        step = new Step(last.phase(), done, last.of(), last.since());
    }

    /// @return bytes read, all of them once reading is over
    long read() {
        Step now = step;
        return switch (now.phase()) {
            case WAITING -> 0;
            case READING -> Math.min(bytes, now.done());
            case READING_AGAIN, RECONCILING, WRITING, TELLING -> bytes;
        };
    }

    boolean waiting() {
        return step.phase() == Phase.WAITING;
    }

    /// @param place in the line
    JobProgress view(Optional<Integer> place) {
        Step now = step;
        boolean counts = now.of() > 0;
        long done = Math.min(now.done(), now.of());
        long at = System.nanoTime();
        long spent = at - now.since();
        boolean sound = counts && done > 0 && spent >= SOUND_AFTER.toNanos() && done >= SOUND_SHARE * now.of();
        return new JobProgress(
                now.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                done,
                Optional.of(now.of()).filter(of -> counts),
                Optional.of(now.phase() == Phase.WRITING ? "findings" : "bytes").filter(u -> counts),
                Optional.of(counts ? (int) (100 * (double) done / now.of()) : 0).filter(p -> counts),
                Duration.ofNanos(at - began).toMillis(),
                sound
                        ? Optional.of(Duration.ofNanos((long) ((double) spent / done * (now.of() - done)))
                                .toMillis())
                        : Optional.empty(),
                place,
                again,
                fate.get() == Fate.STOPPED);
    }
}
