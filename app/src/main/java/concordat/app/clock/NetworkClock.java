package concordat.app.clock;

import concordat.app.settings.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What time the network has: the machine's, moved forward by as much as a demonstration asked for. Safe to share
/// between threads; never goes back, even when the machine's clock does.
public final class NetworkClock implements InstantSource {

    private final Path file;
    private final boolean movable;
    private final AtomicLong offsetMicros;
    private final AtomicLong latestMicros = new AtomicLong(Long.MIN_VALUE);

    private NetworkClock(Path file, boolean movable, long offsetMicros) {
        this.file = file;
        this.movable = movable;
        this.offsetMicros = new AtomicLong(offsetMicros);
    }

    /// @param file where the offset is kept; it need not be there
    /// @param movable whether this is a demonstration, whose clock may be moved
    /// @throws UncheckedIOException when the file is there and cannot be read
    public static NetworkClock open(Path file, boolean movable) {
        try {
            long offset = movable && Files.exists(file)
                    ? Long.parseLong(Files.readString(file).strip())
                    : 0;
            return new NetworkClock(file, movable, offset);
        } catch (IOException e) {
            throw new UncheckedIOException("clock file " + file + " cannot be read", e);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    "clock file " + file + " does not hold microseconds; delete it to start again", e);
        }
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plus(micros(), ChronoUnit.MICROS);
    }

    /// @return microseconds since the epoch
    public long micros() {
        Instant machine = Instant.now();
        long now = Math.addExact(Math.multiplyExact(machine.getEpochSecond(), 1_000_000L), machine.getNano() / 1_000)
                + offsetMicros.get();
        return latestMicros.accumulateAndGet(now, Math::max);
    }

    /// @return how far the network is ahead of the machine, in microseconds; 0 outside a demonstration
    public long offsetMicros() {
        return offsetMicros.get();
    }

    /// @return whether this is a demonstration
    public boolean movable() {
        return movable;
    }

    /// Moves the clock forward, durably before it shows.
    ///
    /// @param by more than nothing, at most ten years
    /// @throws IllegalStateException when the clock is not movable
    public synchronized void advance(Duration by) {
        if (!movable) {
            throw new IllegalStateException("only a demonstration's clock can be moved");
        }
        if (by.isNegative() || by.isZero() || by.compareTo(Duration.ofDays(3_653)) > 0) {
            throw new IllegalArgumentException(
                    "cannot advance by " + by + "; give more than nothing and at most ten years");
        }
        long next = offsetMicros.get() + by.toNanos() / 1_000;
        save(next);
        offsetMicros.set(next);
    }

    private void save(long offset) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.replace(file, offset + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("clock file " + file + " cannot be written", e);
        }
    }
}
