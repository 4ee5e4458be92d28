package concordat.app.sending;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Attempts at sending what is due: several at once, never two at the same thing. What fails is tried again, ever
/// later; what has failed too often is left until somebody retries it. Thread-safe.
public final class Attempts<T> implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Attempts.class.getName());

    /// Longer than any one attempt takes.
    private static final Duration TAKEN = Duration.ofMinutes(10);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    /// Where things wait, and how one is sent.
    public interface Line<T> {

        /// Takes what is due, so that nobody else does.
        ///
        /// @param until when it may be taken again if nothing is said of it
        List<T> take(Instant now, Instant until, int most);

        String id(T one);

        /// Sends one and notes what came of it.
        ///
        /// @throws InterruptedException when the process stops; it is taken again at the next start
        void send(T one) throws InterruptedException;

        /// Notes that an attempt failed.
        void failed(T one, String reason);
    }

    private final int atOnce;
    private final Line<T> line;
    private final Set<String> sending = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Attempts(int atOnce, Line<T> line) {
        this.atOnce = atOnce;
        this.line = line;
    }

    /// @param attempts how many there were
    /// @return how long to wait for the next; none when there were too many
    public static Optional<Duration> pause(int attempts) {
        return attempts > PAUSES.size() ? Optional.empty() : Optional.of(PAUSES.get(Math.max(0, attempts - 1)));
    }

    /// Begins to send what is due, and waits for nothing.
    public void begin(Instant now) {
        int free = atOnce - sending.size();
        if (free <= 0) {
            return;
        }
        for (T one : line.take(now, now.plus(TAKEN), free)) {
            // A moved clock makes what is being sent look forgotten.
            if (sending.add(line.id(one))) {
                threads.execute(() -> attempt(one));
            }
        }
    }

    private void attempt(T one) {
        try {
            line.send(one);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopping: it is taken again at the next start
        } catch (RuntimeException e) {
            // The loop's top: what one meets must not stop the others.
            LOG.log(Level.ERROR, line.id(one) + " could not be sent", e);
            line.failed(one, "a fault of our own; it is in the log");
        } finally {
            sending.remove(line.id(one));
        }
    }

    /// Breaks off what is being sent; it is sent again, as the same mail or request, after the next start.
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
