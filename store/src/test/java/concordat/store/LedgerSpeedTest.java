package concordat.store;

import static concordat.store.Samples.founding;
import static concordat.store.Samples.joining;
import static concordat.store.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Prints how fast acts become durable here. Asserts only what holds on a busy machine too.
@Tag("slow")
@ExtendWith(SharedPostgres.class)
class LedgerSpeedTest {

    private static final int ROUNDS = 5;
    private static final int ACTS = 20_000;
    private static final int SINGLE = 400;

    @Test
    void acts_inBatches_andOneByOne(DatabaseAddress address) throws SQLException {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("speed"));
                Connection bare = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            ledger.append(founding());
            double[] perSecond = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                perSecond[round] = batches(ledger, round * ACTS);
            }
            SharedPostgres.run(address, "create table bare (n int)");
            double[] ratio = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                double commit = bareCommits(bare);
                double act = singles(ledger, ROUNDS * ACTS + round * SINGLE);
                ratio[round] = act / commit;
                say("single act p99 %.2f ms, bare commit p99 %.2f ms".formatted(act, commit));
            }
            Arrays.sort(perSecond);
            Arrays.sort(ratio);
            say("%.0f acts/s durable in batches of 500 (median)".formatted(perSecond[ROUNDS / 2]));
            say("a single act's p99 is %.1f times a bare commit's (median)".formatted(ratio[ROUNDS / 2]));
            assertThat(ledger.current().size()).isEqualTo(1L + ROUNDS * (ACTS + SINGLE));
        }
        long began = System.nanoTime();
        long cpu = cpuNanos();
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("again"))) {
            say("%d acts read and folded in %.2f s, %.2f s of CPU"
                    .formatted(ledger.current().size(), (System.nanoTime() - began) / 1e9, (cpuNanos() - cpu) / 1e9));
        }
    }

    private static double batches(LedgerStore ledger, int from) {
        List<Submission> submissions =
                IntStream.range(from, from + ACTS).mapToObj(Samples::joining).toList();
        long began = System.nanoTime();
        long cpu = cpuNanos();
        List<Answer> answers = ledger.appendEach(submissions);
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(answers).allMatch(Answer.Appended.class::isInstance);
        say("%.0f acts/s, %.1f us of CPU an act in this process"
                .formatted(ACTS / seconds, (cpuNanos() - cpu) / 1e3 / ACTS));
        return ACTS / seconds;
    }

    private static double singles(LedgerStore ledger, int from) {
        double[] millis = new double[SINGLE];
        for (int i = 0; i < SINGLE; i++) {
            Submission submission = joining(from + i);
            long began = System.nanoTime();
            ledger.append(submission);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        return p99(millis);
    }

    private static double bareCommits(Connection connection) throws SQLException {
        double[] millis = new double[SINGLE];
        try (PreparedStatement insert = connection.prepareStatement("insert into bare values (1)")) {
            for (int i = 0; i < SINGLE; i++) {
                long began = System.nanoTime();
                insert.executeUpdate();
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        return p99(millis);
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double p99(double[] values) {
        Arrays.sort(values);
        return values[(int) Math.ceil(values.length * 0.99) - 1];
    }

    private static void say(String line) {
        System.out.println("ledger: " + line);
    }
}
