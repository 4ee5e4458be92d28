package concordat.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Deciding is on the path of every request: it leaves nothing for the collector.
final class AllocationTest {

    private static final int REQUESTS = 1_000_000;
    private static final List<String> PATHS = List.of("/claims/1", "/claims/%41", "/claims/export");

    /// Nothing but primitives, so that the measurement itself adds nothing.
    private static int permits(Snapshot snapshot, byte[][] fingerprints, String[] paths, int requests) {
        int permits = 0;
        for (int i = 0; i < requests; i++) {
            int caller = snapshot.caller(fingerprints[i & 1]);
            int route = snapshot.route("claims.example", "GET", paths[i % paths.length]);
            long decision = snapshot.decide(caller, route, Sample.STRONG, Sample.NOW, Sample.NOW);
            permits += Decision.permits(decision) ? 1 : 0;
        }
        return permits;
    }

    @Test
    void decide_aMillionPermits_allocatesNothing() {
        assumeThat(ManagementFactory.getThreadMXBean())
                .as("a JVM that counts allocated bytes")
                .isInstanceOf(ThreadMXBean.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Snapshot snapshot = Sample.snapshot();
        byte[][] fingerprints = {
            HexFormat.of().parseHex(Sample.MANAGED), HexFormat.of().parseHex(Sample.WORKLOAD)
        };
        String[] paths = PATHS.toArray(String[]::new);
        permits(snapshot, fingerprints, paths, REQUESTS);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            int permits = permits(snapshot, fingerprints, paths, REQUESTS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            assertThat(permits).isEqualTo(REQUESTS);
        }
        assertThat(least).isZero();
    }
}
