package concordat.compile;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Standing;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.Split;
import concordat.assurance.ids.EnvironmentId;
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
        long[] acts = new long[400];
        for (int round = 0; round < acts.length; round++) {
            EnvironmentId body = bodies.get(round % 4 == 0 ? 0 : round % 600);
            var proof = net.proof(body, Net.control(round % 4 == 0 ? 0 : round % 60));
            long start = System.nanoTime();
            net.done(Net.LEAD, proof);
            compilation = SnapshotCompiler.advance(compilation, net.programme, net.now)
                    .compilation();
            acts[round] = System.nanoTime() - start;
        }
        Arrays.sort(acts);
        long board = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long start = System.nanoTime();
            int held = 0;
            for (EnvironmentId body : bodies) {
                held += Standing.of(net.programme, body, net.now).controls().size();
            }
            assertThat(held).isEqualTo(600 * 60);
            board = Math.min(board, System.nanoTime() - start);
        }
        long start = System.nanoTime();
        SnapshotCompiler.compile(net.programme, net.now);
        long whole = System.nanoTime() - start;
        System.out.printf(
                "one act to rows: median %.2f ms, p99 %.2f ms; board %.1f ms; whole compilation %.1f ms%n",
                acts[200] / 1e6, acts[396] / 1e6, board / 1e6, whole / 1e6);
        assertThat(acts[200]).isLessThan(5_000_000);
        assertThat(board).isLessThan(100_000_000);
    }
}
