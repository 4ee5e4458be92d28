package concordat.app.up;

import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.store.StoreFailure;
import concordat.store.embedded.EmbeddedPostgres;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The database server of a network, started on a thread of its own since much else can start meanwhile.
final class OwnDatabase {

    private final FutureTask<EmbeddedPostgres> starting;
    private final Thread thread;

    /// What was last said about a server that does not start; said once.
    private String trouble = "";

    private OwnDatabase(FutureTask<EmbeddedPostgres> starting) {
        this.starting = starting;
        this.thread = Thread.ofPlatform().name("database").start(starting);
    }

    static OwnDatabase starting(Settings settings, DataFolder folder, Images images) {
        byte[] entropy = new byte[24];
        new SecureRandom().nextBytes(entropy);
        return new OwnDatabase(new FutureTask<>(() -> {
            if (images.made() && images.folder().isPresent()) {
                EmbeddedPostgres.prepare(images.folder().get());
            }
            return EmbeddedPostgres.start(folder.root(), images.folder(), settings.databasePort(), entropy);
        }));
    }

    /// Waits until it takes connections.
    ///
    /// @throws StoreFailure when it cannot run, with what to do about it
    EmbeddedPostgres awaitReady() throws InterruptedException {
        try {
            return starting.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("the database could not be started", e.getCause());
        }
    }

    /// Starts it again when it has ended by itself. One that cannot be started now is tried again at the next look: the
    /// disk may have space by then.
    ///
    /// @return what to tell, if anything
    Optional<String> revive() throws InterruptedException {
        try {
            if (awaitReady().revive()) {
                trouble = "";
                return Optional.of("database ended by itself; started it again");
            }
        } catch (StoreFailure e) {
            String said = String.valueOf(e.getMessage());
            if (!said.equals(trouble)) {
                trouble = said;
                return Optional.of("database ended by itself and does not start: " + said);
            }
        }
        return Optional.empty();
    }

    /// Stops it in order, or its start. Waits to the end.
    void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (starting.state() == FutureTask.State.SUCCESS) {
            starting.resultNow().close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
