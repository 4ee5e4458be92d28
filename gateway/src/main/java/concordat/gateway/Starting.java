package concordat.gateway;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for what Vert.x does in the background, where a caller may be blocked.
final class Starting {

    private static final long SECONDS = 20;

    private Starting() {}

    /// @param what named when it fails
    static <T> T await(Future<T> future, String what) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while opening " + what, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException("cannot open " + what + ": " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new IOException("cannot open " + what + " within " + SECONDS + " s", e);
        }
    }

    /// Waits for something to end; that it failed to changes nothing.
    static void awaitQuietly(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // it is gone, or goes with the process
        }
    }
}
