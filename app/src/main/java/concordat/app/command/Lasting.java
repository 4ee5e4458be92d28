package concordat.app.command;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A process that lasts until it is asked to stop: by a signal, or by the end of the `up` that started it. Opened first
/// and closed last, so that the machine ends the process only after everything else is closed. While it is still
/// starting there is nothing to close in order, and it ends at once.
final class Lasting implements AutoCloseable {

    private static final long MOST_SECONDS = 12;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean started;

    Lasting() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        if (System.getProperty("concordat.child.of") != null) {
            Thread.ofPlatform().name("parent").daemon().start(this::endWithTheParent);
        }
    }

    private void stop() {
        asked.countDown();
        if (!started) {
            return;
        }
        try {
            if (!closed.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("not everything closed within " + MOST_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The parent never writes; the pipe breaks when it ends, even when it was killed.
    private void endWithTheParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // As good as its end.
        }
        System.exit(0);
    }

    void untilAskedToStop() throws InterruptedException {
        started = true;
        asked.await();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
