package concordat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How many acts are made durable at once. How fast that is, `concordat bench ledger` tells.
@ExtendWith(SharedPostgres.class)
class LedgerBatchesTest {

    private static final int WAITING = 1_700;

    @Test
    void actsThatWait_areMadeDurable500AtOnce_underOneHeadEach(DatabaseAddress address) throws Exception {
        List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(Samples.settings("one"))) {
            ledger.append(Samples.founding());
            CountDownLatch heard = new CountDownLatch(1 + WAITING);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch all = new CountDownLatch(1);
            ledger.subscribe((entries, after) -> {
                batches.add(entries.size());
                entries.forEach(entry -> heard.countDown());
            });
            // The first is not judged before all others wait behind it.
            CompletableFuture<Answer> first = ledger.submit(Samples.joining(0).expecting(programme -> {
                begun.countDown();
                return awaited(all) ? Optional.empty() : Optional.of("the others came too late");
            }));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            List<CompletableFuture<Answer>> others = IntStream.rangeClosed(1, WAITING)
                    .mapToObj(number -> ledger.submit(Samples.joining(number)))
                    .toList();
            all.countDown();
            assertThat(first.join()).isInstanceOf(Answer.Appended.class);
            assertThat(others).allMatch(answer -> answer.join() instanceof Answer.Appended);
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(batches).containsExactly(1, 500, 500, 500, 200);
        assertThat(SharedPostgres.numbers(address, "select size from head order by size"))
                .containsExactly(1L, 2L, 502L, 1002L, 1502L, 1702L);
        assertThat(SharedPostgres.numbers(address, "select count(*) from act")).containsExactly(1702L);
        assertThat(SharedPostgres.numbers(address, "select count(*) from prose"))
                .containsExactly(1702L);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
