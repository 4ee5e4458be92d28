package concordat.web.http;

import java.io.IOException;

/// Answers requests of one route. Runs on a virtual thread and may wait.
@FunctionalInterface
public interface Handler {

    /// @throws Refusal when the request is not done, with what the caller is told
    Answer handle(Asked asked) throws IOException, InterruptedException;
}
