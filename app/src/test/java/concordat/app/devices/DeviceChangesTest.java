package concordat.app.devices;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What is written last is sent last, whoever writes.
final class DeviceChangesTest {

    private static final long WRITES = 2_000;

    @Test
    void rowsAreSent_inTheOrderInWhichTheyWereWritten() throws Exception {
        AtomicLong written = new AtomicLong();
        List<Long> sent = new ArrayList<>();
        DeviceChanges changes = new DeviceChanges((rows, removed) -> {
            rows.forEach(row -> sent.add(row.facts()));
            removed.forEach(number -> sent.add(Long.valueOf(number)));
        });
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = IntStream.range(0, (int) WRITES)
                    .<Future<?>>mapToObj(i -> writers.submit(() -> {
                        if (i % 3 == 0) {
                            changes.remove(() -> List.of(Long.toString(next(written))));
                        } else {
                            changes.put(() -> List.of(row(next(written))));
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(sent).isEqualTo(LongStream.range(0, WRITES).boxed().toList());
    }

    private static long next(AtomicLong written) {
        long number = written.getAndIncrement();
        LockSupport.parkNanos(1_000);
        return number;
    }

    private static CallerRow row(long number) {
        return new CallerRow(
                "%064x".formatted(number), "d-1", CallerKind.MANAGED_DEVICE, "e1", number, Long.MAX_VALUE, 0, Set.of());
    }
}
