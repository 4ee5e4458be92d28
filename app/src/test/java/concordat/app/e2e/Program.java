package concordat.app.e2e;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The program, run as `./concordat` runs it, in processes of their own.
///
/// @param folder where it stands and what its processes write goes
/// @param options for its Java machine, beyond the usual
/// @param prefix what runs it, for example another user's rights; mostly nothing
record Program(Path folder, List<String> options, List<String> prefix) {

    private static final AtomicInteger RUNS = new AtomicInteger();

    Program {
        options = List.copyOf(options);
        prefix = List.copyOf(prefix);
    }

    static Program in(Path folder) {
        return new Program(folder, List.of(), List.of());
    }

    /// How a run ended.
    ///
    /// @param said standard output
    /// @param warned standard error
    record Ended(int code, String said, String warned) {}

    Program with(String... more) {
        return new Program(folder, List.of(more), prefix);
    }

    Program behind(String... before) {
        return new Program(folder, options, List.of(before));
    }

    /// Runs it to its end.
    Ended run(String... arguments) throws IOException, InterruptedException {
        Path errors = folder.resolve("command-" + RUNS.incrementAndGet() + ".txt");
        Process process =
                builder(List.of(arguments)).redirectError(errors.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said, Files.readString(errors));
    }

    /// Starts it, with all that it writes in one file.
    Process start(Path output, String... arguments) throws IOException {
        return builder(List.of(arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dconcordat.home=" + folder));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                "concordat.app.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    }

    /// A port base all of whose ports are free now.
    static int freePorts() {
        int first = 20_000 + (int) (ProcessHandle.current().pid() % 900) * 10;
        for (int base = first; base < first + 6_000; base += 700) {
            int at = base;
            if (IntStream.of(80, 181, 432, 443, 444, 453, 600, 700, 701).allMatch(offset -> free(at + offset))) {
                return base;
            }
        }
        throw new AssertionError("no free ports from " + first);
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
