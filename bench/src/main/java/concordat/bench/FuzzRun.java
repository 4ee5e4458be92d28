package concordat.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Tries one decoder for a while of processor time on a thread of its own. What takes too long, takes too much memory
/// or throws what the target does not allow is a failure; its input is saved. Failures of the same kind at the same
/// place are counted but saved once.
final class FuzzRun {

    private static final long MOST_CPU_NANOS = 2_000_000_000L;
    private static final long MOST_BYTES = 512L << 20;
    private static final long GIVEN_UP_NANOS = 30_000_000_000L;

    private final com.sun.management.ThreadMXBean meters =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final FuzzTarget target;
    private final long seed;
    private final Path folder;
    private final PrintStream out;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong inputs = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile long begunNanos;
    private volatile long usedNanos;
    private final AtomicReference<byte[]> current = new AtomicReference<>(new byte[0]);

    /// @param folder where failing inputs are saved; made when there are some
    FuzzRun(FuzzTarget target, long seed, Path folder, PrintStream out) {
        this.target = target;
        this.seed = seed;
        this.folder = folder;
        this.out = out;
    }

    /// What came of it.
    ///
    /// @param cpuNanos how long the decoder and what damages its inputs ran
    record Outcome(long inputs, long cpuNanos, long failures) {
        double perSecond() {
            return inputs / Math.max(1e-9, cpuNanos / 1e9);
        }
    }

    /// @param nanos of the processor's time, so that a busy machine tries as much as a quiet one
    Outcome run(long nanos) throws InterruptedException {
        begunNanos = System.nanoTime();
        Thread worker =
                Thread.ofPlatform().daemon().name("fuzz-" + target.name()).start(() -> work(nanos));
        while (!worker.join(Duration.ofMillis(100))) {
            if (System.nanoTime() - begunNanos > GIVEN_UP_NANOS) {
                failures.incrementAndGet();
                failed("no end in sight after 30 s", current.get());
                break;
            }
        }
        return new Outcome(inputs.get(), usedNanos, failures.get());
    }

    private void work(long nanos) {
        for (byte[] sound : target.seeds()) {
            attempt(sound);
        }
        for (long number = 0; usedNanos < nanos; number++) {
            attempt(Mutation.of(target.seeds(), new SplittableRandom(DecisionNetwork.mixed(seed) + number)));
        }
    }

    private void attempt(byte[] input) {
        begunNanos = System.nanoTime();
        current.set(input);
        long cpu = meters.getCurrentThreadCpuTime();
        long allocated = meters.getCurrentThreadAllocatedBytes();
        String wrong = "";
        try {
            target.decoder().decode(input.clone());
        } catch (Throwable thrown) { // everything that a decoder may throw is what is looked for
            wrong = target.allows(thrown) ? "" : described(thrown);
        }
        usedNanos = meters.getCurrentThreadCpuTime();
        long took = usedNanos - cpu;
        long bytes = meters.getCurrentThreadAllocatedBytes() - allocated;
        if (took > MOST_CPU_NANOS) {
            wrong = "took " + took / 1_000_000 + " ms";
        } else if (bytes > MOST_BYTES) {
            wrong = "took " + (bytes >> 20) + " MB for " + input.length + " bytes";
        }
        inputs.incrementAndGet();
        if (!wrong.isEmpty()) {
            failures.incrementAndGet();
            failed(wrong, input);
        }
    }

    private static String described(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown + (trace.length > 0 ? " at " + trace[0] : "");
    }

    private void failed(String wrong, byte[] input) {
        String kind = wrong.replaceAll("[0-9]+", "#").replaceAll("^([^:]*):.* at ", "$1 at ");
        if (!seen.add(kind)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(target.name() + "-" + seed + "-" + inputs.get());
            Files.write(file, input);
            out.println(target.name() + ": " + wrong + "\n  seed " + seed + ", input " + inputs.get() + " saved as "
                    + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
