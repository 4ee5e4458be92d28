package concordat.app.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The program, started with some arguments; what it says is kept in a file.
final class Launched {

    private final Process process;
    private final Path said;

    private Launched(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    static Launched start(Path said, String... arguments) throws IOException {
        return new Launched(Program.in(said.getParent()).start(said, arguments), said);
    }

    String said() throws IOException {
        return Files.readString(said);
    }

    /// Waits until it has said something.
    void await(String text, Duration limit) throws IOException, InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (!said().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                kill();
                throw new AssertionError("it never said [" + text + "] but:\n" + said());
            }
            Thread.sleep(20);
        }
    }

    /// Asks it to stop as SIGTERM does.
    ///
    /// @return how long it took
    Duration stop(Duration limit) throws InterruptedException {
        long began = System.nanoTime();
        process.destroy();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new AssertionError("it did not stop within " + limit);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// @return its exit code
    int awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new AssertionError("it did not end within " + limit);
        }
        return process.exitValue();
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Ends it as `kill -9` does, and nothing else.
    void killAlone() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// Ends it and all it started.
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        killAlone();
    }
}
