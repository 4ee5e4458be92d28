package concordat.app.up;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish that this process end, by Ctrl-C or SIGTERM, told to the one thread that works.
///
/// While it starts things that thread is interrupted, wherever it waits. Once it closes things it is left alone, and
/// the process ends only after it has said that everything is closed.
final class StopSign {

    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(60);

    private final Thread worker;
    private final CountDownLatch wish = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean closing;

    private StopSign(Thread worker) {
        this.worker = worker;
    }

    /// Watches for the wish from now on, for the thread that calls.
    static StopSign watched() {
        StopSign sign = new StopSign(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(sign::raise, "stop"));
        return sign;
    }

    private void raise() {
        synchronized (this) {
            wish.countDown();
            if (!closing) {
                worker.interrupt();
            }
        }
        try {
            if (!over.await(CLOSED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("not everything stopped within " + CLOSED_WITHIN.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean raised() {
        return wish.getCount() == 0;
    }

    /// Waits for the wish.
    ///
    /// @return whether it has come
    boolean awaited(Duration atMost) throws InterruptedException {
        return wish.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// From here on the working thread is not interrupted any more; an interrupt that has come already is taken back.
    synchronized void closing() {
        closing = true;
        Thread.interrupted();
    }

    /// Everything is closed: the process may end.
    void over() {
        over.countDown();
    }
}
