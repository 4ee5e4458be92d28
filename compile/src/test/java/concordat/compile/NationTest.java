package concordat.compile;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Standing;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.Split;
import concordat.assurance.ids.EnvironmentId;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A nation of 600 bodies and 60 controls, in time.
@Tag("slow")
class NationTest {

    @Test
    void one_act_becomes_new_rows_within_five_milliseconds_and_the_board_within_a_hundred() {
        Net net = new Net(60);
        List<EnvironmentId> bodies = new ArrayList<>();
        for (int number = 0; number < 600; number++) {
            bodies.add(net.body("body-" + number));
        }
        for (EnvironmentId body : bodies) {
            for (int control = 0; control < 60; control++) {
                net.done(Net.LEAD, net.proof(body, Net.control(control)));
            }
        }
        for (int consumer = 1; consumer <= 50; consumer++) {
            net.done(
                    Net.LEAD,
                    new RelianceAgreed(
                            bodies.get(consumer),
                            bodies.getFirst(),
                            Net.control(0),
                            Split.PROVIDED,
                            Net.prose(""),
                            net.now.plus(Duration.ofDays(900))));
        }
        Compilation compilation = SnapshotCompiler.compile(net.programme, net.now);
        long[] plain = new long[300];
        long[] ripple = new long[300];
        for (int round = 0; round < 2 * plain.length; round++) {
            boolean provider = round % 2 == 0;
            EnvironmentId body = bodies.get(provider ? 0 : 100 + round % 500);
            EvidenceAttached proof = net.proof(body, Net.control(provider ? 0 : round % 60));
            long start = cpu();
            net.done(Net.LEAD, proof);
            compilation = SnapshotCompiler.advance(compilation, net.programme, net.now)
                    .compilation();
            (provider ? ripple : plain)[round / 2] = cpu() - start;
        }
        Arrays.sort(plain);
        Arrays.sort(ripple);
        long board = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long start = cpu();
            int held = 0;
            for (EnvironmentId body : bodies) {
                held += Standing.of(net.programme, body, net.now).controls().size();
            }
            assertThat(held).isEqualTo(600 * 60);
            board = Math.min(board, cpu() - start);
        }
        long start = cpu();
        SnapshotCompiler.compile(net.programme, net.now);
        long whole = cpu() - start;
        System.out.printf(
                "one act to rows: median %.2f ms, p99 %.2f ms; of a provider of fifty: median %.2f ms, p99 %.2f ms; "
                        + "board %.1f ms; whole compilation %.1f ms%n",
                plain[150] / 1e6, plain[297] / 1e6, ripple[150] / 1e6, ripple[297] / 1e6, board / 1e6, whole / 1e6);
        assertThat(plain[150]).isLessThan(5_000_000);
        assertThat(ripple[150]).isLessThan(5_000_000);
        assertThat(board).isLessThan(100_000_000);
    }

    /// What this thread has worked, whatever else the machine does.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
