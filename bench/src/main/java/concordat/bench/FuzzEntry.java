package concordat.bench;

import java.lang.management.ManagementFactory;
import java.util.Optional;

/// What Jazzer calls in the process that [FuzzRun] starts: one decoder, and how much of the machine it may take for one
/// input. Its two methods have the names and the shapes that Jazzer looks for.
public final class FuzzEntry {

    private static final long MOST_MILLIS = 2_000;
    private static final long MOST_BYTES = 512L << 20;
    private static final com.sun.management.ThreadMXBean METERS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static Optional<FuzzTarget> tried = Optional.empty();

    private FuzzEntry() {}

    /// @param args the name of the decoder
    public static void fuzzerInitialize(String[] args) throws Exception {
        // Never closed: its temporary folder lies in one that the starting process deletes.
        FuzzTarget target = FuzzTargets.make().targets().stream()
                .filter(t -> t.name().equals(args[0]))
                .findFirst()
                .orElseThrow();
        ready(target);
        tried = Optional.of(target);
    }

    /// Loads classes, which the first input would be blamed for.
    static void ready(FuzzTarget target) throws Exception {
        for (byte[] sound : target.seeds()) {
            target.decoder().decode(sound.clone());
        }
    }

    /// @throws Throwable as [#attempt]
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        attempt(tried.orElseThrow(), input);
    }

    /// Takes one input.
    ///
    /// @throws Throwable what the decoder may not throw, or that the input took too much
    static void attempt(FuzzTarget target, byte[] input) throws Throwable {
        long cpu = METERS.getCurrentThreadCpuTime();
        long allocated = METERS.getCurrentThreadAllocatedBytes();
        try {
            target.decoder().decode(input);
        } catch (Throwable thrown) { // everything that a decoder may throw is what is looked for
            if (!target.allows(thrown)) {
                throw thrown;
            }
        }
        long millis = (METERS.getCurrentThreadCpuTime() - cpu) / 1_000_000;
        long bytes = METERS.getCurrentThreadAllocatedBytes() - allocated;
        if (millis > MOST_MILLIS) {
            throw new IllegalStateException("took " + millis + " ms of processor time");
        }
        if (bytes > MOST_BYTES) {
            throw new IllegalStateException("took " + (bytes >> 20) + " MB for " + input.length + " bytes");
        }
    }
}
