package concordat.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Says on standard error, every few seconds, that an answer is still being worked out.
public final class Patience implements AutoCloseable {

    private static final long EVERY_SECONDS = 3;

    private final CountDownLatch answered = new CountDownLatch(1);

    /// @param doing for example `the ledger is being read up to then`
    public Patience(Console console, String doing) {
        Thread.ofVirtual().start(() -> {
            for (long waited = EVERY_SECONDS; !answered(); waited += EVERY_SECONDS) {
                console.warn("  " + doing + " (" + Figures.duration(Duration.ofSeconds(waited)) + ") ...");
            }
        });
    }

    private boolean answered() {
        try {
            return answered.await(EVERY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        answered.countDown();
    }
}
