package concordat.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A part of a benchmark in a process of its own: says one line when it is ready, may answer lines with lines, and goes
/// when its input ends.
final class Part implements AutoCloseable {

    private static final String READY = "ready ";
    private static final String FAILED = "failed ";
    private static final List<String> USUAL = List.of("-Xmx1g");
    private static final long GOES_WITHIN_SECONDS = 10;

    private final Process process;
    private final BufferedReader said;

    private Part(Process process) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts a class of ours on the Java and the class path that we run on.
    static Part java(Class<?> main, List<String> args) throws IOException {
        return java(USUAL, main, args);
    }

    /// @param options of the Java machine
    static Part java(List<String> options, Class<?> main, List<String> args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of(
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

    /// Sends a line and waits for the line that answers it.
    ///
    /// @throws IOException also when the part could not do what it was asked; the message says why
    String ask(String line) throws IOException {
        Writer in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(line + "\n");
        in.flush();
        String answer = said.readLine();
        if (answer == null) {
            throw new IOException("a part ended when asked: " + line);
        }
        if (answer.startsWith(FAILED)) {
            throw new IOException(answer.substring(FAILED.length()));
        }
        return answer;
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

    long pid() {
        return process.pid();
    }

    /// Ends the process at once, whatever it is doing, and waits until it is gone.
    void kill() throws IOException {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// What a part does with a line.
    interface Answering {
        /// @return one line
        /// @throws IOException when it cannot do that, with a message of one line
        String answer(String line) throws IOException;
    }

    /// The part's side: says that it is ready, then waits until it is to go.
    static void serve(String what) throws IOException {
        serve(what, line -> line);
    }

    /// The part's side: says that it is ready, then answers until it is to go.
    static void serve(String what, Answering answering) throws IOException {
        PrintStream out = System.out;
        out.println(READY + what);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line = in.readLine();
            while (line != null) {
                out.println(answered(answering, line));
                line = in.readLine();
            }
        }
    }

    private static String answered(Answering answering, String line) {
        try {
            return answering.answer(line);
        } catch (IOException e) {
            return FAILED + e.getMessage();
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
