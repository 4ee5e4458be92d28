package concordat.bench;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for what happens on other threads.
final class Waiting {

    private static final long SECONDS = 30;

    private Waiting() {}

    static <T> T of(Future<T> future) throws IOException {
        return of(future.toCompletionStage());
    }

    /// @throws IOException when it fails, or takes over half a minute
    static <T> T of(CompletionStage<T> stage) throws IOException {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("not within " + SECONDS + " s", e);
        }
    }

    static void millis(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
