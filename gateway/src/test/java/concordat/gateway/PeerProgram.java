package concordat.gateway;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A real proxy of somebody else's, as a process of ours that goes when the test does.
final class PeerProgram implements AutoCloseable {

    private final Process process;
    private final int port;

    private PeerProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    int port() {
        return port;
    }

    /// Skips the test by name where the program is not installed.
    ///
    /// @param port it is up once it listens here
    static PeerProgram start(Path folder, int port, String name, String... arguments) throws Exception {
        Optional<Path> program = Stream.concat(
                        Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(place -> !place.isEmpty())
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(program.isPresent(), name + " is not installed");
        return start(folder, port, program.orElseThrow(), 20, arguments);
    }

    /// @param seconds that it may take to come up
    static PeerProgram start(Path folder, int port, Path program, int seconds, String... arguments) throws Exception {
        String name = program.getFileName().toString();
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(arguments));
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("HOME", folder.toString());
        PeerProgram peer = new PeerProgram(builder.start(), port);
        for (int waits = 0; waits < seconds * 50; waits++) {
            if (listens(port)) {
                return peer;
            }
            if (!peer.process.isAlive()) {
                break;
            }
            Thread.sleep(20);
        }
        peer.close();
        throw new AssertionError(name + " does not listen: " + Files.readString(log));
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// @return a port of loopback that nobody listens on
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
