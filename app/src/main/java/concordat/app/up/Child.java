package concordat.app.up;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One process of the network: the same program with other arguments, its output in a log of its own.
final class Child {

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final String name;
    private final Path log;
    private final URI ready;
    private final Process process;

    private Child(String name, Path log, URI ready, Process process) {
        this.name = name;
        this.log = log;
        this.ready = ready;
        this.process = process;
    }

    /// @param ready answers 200 once the process can do its work
    static Child start(String name, Path log, URI ready, List<String> javaOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(javaOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("concordat.app.Main");
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new Child(name, log, ready, process);
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + name, e);
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Waits until it can do its work.
    ///
    /// @throws StartFailed with the end of its log when it ends or takes too long
    void awaitReady(HttpClient http) throws InterruptedException {
        long limit = System.nanoTime() + READY_LIMIT.toNanos();
        HttpRequest request =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
        while (System.nanoTime() < limit) {
            if (!process.isAlive()) {
                throw new StartFailed(name + " ended with code " + process.exitValue() + " while starting:\n" + tail());
            }
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet; asked again below until the limit.
            }
            Thread.sleep(25);
        }
        throw new StartFailed(name + " was not ready after " + READY_LIMIT.toSeconds() + " s:\n" + tail());
    }

    /// Waits for a child that does one thing and ends.
    ///
    /// @throws StartFailed with the end of its log when it fails
    void awaitEnd() throws InterruptedException {
        if (process.waitFor() != 0) {
            throw new StartFailed(name + " ended with code " + process.exitValue() + ":\n" + tail());
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size())) + "\n(whole log: "
                    + log + ")";
        } catch (IOException e) {
            return "(its log " + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    /// Asks it to stop, and after a while makes it.
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
