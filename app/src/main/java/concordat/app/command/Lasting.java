package concordat.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A process that lasts until it is asked to stop. Opened first and closed last, so that the machine ends the process
/// only after everything else is closed.
final class Lasting implements AutoCloseable {

    private static final long MOST_SECONDS = 12;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    Lasting() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    private void stop() {
        asked.countDown();
        try {
            if (!closed.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("not everything closed within " + MOST_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void untilAskedToStop() throws InterruptedException {
        asked.await();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
