package concordat.app.command;

import concordat.app.up.StartFailed;
import concordat.cli.terminal.CannotGoOn;
import concordat.store.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Runs a process and tells plainly why it could not: every expected failure becomes one line and exit code 2.
final class Plainly {

    private Plainly() {}

    /// What a process does.
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    static int run(Work work) throws InterruptedException {
        try {
            work.run();
            return 0;
        } catch (StartFailed | StoreFailure | IllegalArgumentException | UncheckedIOException e) {
            throw new CannotGoOn(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CannotGoOn(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
