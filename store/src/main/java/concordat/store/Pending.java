package concordat.store;

import java.util.concurrent.CompletableFuture;

/// What waits for the one thread that appends.
sealed interface Pending {

    /// Acts to be appended.
    record Append(Submission submission, CompletableFuture<Answer> answer) implements Pending {}

    /// Something else that must not happen while acts are appended.
    record Task(Runnable work, CompletableFuture<Boolean> done) implements Pending {}
}
