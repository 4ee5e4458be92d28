package concordat.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A part of a benchmark in a process of its own: says one line when it is ready, and goes when its input ends.
final class Part implements AutoCloseable {

    private static final String READY = "ready ";
    private static final long GOES_WITHIN_SECONDS = 10;

    private final Process process;
    private final BufferedReader said;

    private Part(Process process) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts a class of ours on the Java and the class path that we run on.
    static Part java(Class<?> main, List<String> args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(args);
        return command(command);
    }

    static Part command(List<String> command) throws IOException {
        return new Part(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// Waits until the part says that it is ready.
    ///
    /// @return what it says of itself
    String ready() throws IOException {
        String line = said.readLine();
        if (line == null || !line.startsWith(READY)) {
            throw new IOException(process.info().commandLine().orElse("a part") + " did not start: " + line);
        }
        return line.substring(READY.length());
    }

    int readyPort() throws IOException {
        return Integer.parseInt(ready());
    }

    /// @return processor time that it and the processes it started have used, in nanoseconds
    long cpuNanos() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(handle ->
                        handle.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    boolean alive() {
        return process.isAlive();
    }

    /// The part's side: says that it is ready, then waits until it is to go.
    static void serve(String what) throws IOException {
        PrintStream out = System.out;
        out.println(READY + what);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (in.readLine() != null) {
                // only the end of the input has a meaning
            }
        }
    }

    /// Ends the process and waits for it, so that its processor time counts as ours.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(GOES_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
