package concordat.app.up;

import concordat.app.settings.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One process of the network: the same program with other arguments, its output in a log of its own. Its standard
/// input is a pipe that nobody writes to: it breaks when this process ends, however that ends, and the child with it.
final class Child {

    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final int ASKED_EVERY_MILLIS = 10;
    private static final int ANSWER_MILLIS = 2_000;

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

    /// Notes the process's id where `concordat status` and a curious operator find it.
    ///
    /// @param ready answers 200 once the process can do its work
    static Child start(DataFolder folder, String name, URI ready, List<String> javaOptions, List<String> arguments) {
        Path log = folder.logs().resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(mark(folder));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(javaOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("concordat.app.Main");
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Files.writeString(folder.run().resolve(name + ".pid"), process.pid() + "\n");
            return new Child(name, log, ready, process);
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + name + ": " + e.getMessage(), e);
        }
    }

    /// What tells a process of this network from every other.
    static String mark(DataFolder folder) {
        return "-Dconcordat.child.of=" + folder.root();
    }

    String name() {
        return name;
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Waits until it can do its work.
    ///
    /// @throws StartFailed with the end of its log when it ends or takes too long
    void awaitReady() throws InterruptedException {
        long limit = System.nanoTime() + READY_LIMIT.toNanos();
        while (System.nanoTime() < limit) {
            if (!process.isAlive()) {
                throw new StartFailed(name + " ended with code " + process.exitValue() + " while starting:\n" + tail());
            }
            if (answers(ready)) {
                return;
            }
            Thread.sleep(ASKED_EVERY_MILLIS);
        }
        throw new StartFailed(name + " was not ready after " + READY_LIMIT.toSeconds() + " s:\n" + tail());
    }

    /// Asks by hand: an HTTP client would take longer to load than most children take to start.
    private static boolean answers(URI address) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getByName(address.getHost()), address.getPort()), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            String request = "GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(line, StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            return false; // not listening yet
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

    /// Asks it to stop.
    void ask() {
        process.destroy();
    }

    /// Waits until it has stopped, and makes it when it takes too long: what it acknowledged is on disk already.
    ///
    /// @param until as [System#nanoTime]
    void awaitEnd(long until) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    long left = until - System.nanoTime();
                    if (left <= 0 || !process.waitFor(left, TimeUnit.NANOSECONDS)) {
                        process.destroyForcibly();
                        process.waitFor();
                    }
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
