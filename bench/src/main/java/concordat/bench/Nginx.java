package concordat.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An nginx of our own: its configuration, logs and process id lie in a folder of ours, and it goes when we go, however
/// that comes about.
record Nginx(Path program, Path folder) {

    private static final String GOES_WITH_ITS_INPUT = """
            "$1" -e "$2.error" -c "$2.conf" & child=$!
            echo "ready nginx"
            cat > /dev/null
            kill -TERM $child
            wait $child
            """;

    private static final int WAITS = 500;
    private static final int WAIT_MILLIS = 10;

    /// @throws IOException when it is not installed; the message says what to do
    static Nginx find(Path folder) throws IOException {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(place -> !place.isEmpty())
                .map(place -> Path.of(place, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Nginx(program, folder))
                .orElseThrow(() -> new IOException(
                        "nginx is not on the PATH; it is the peer: install it (Debian: apt-get install nginx-light)"));
    }

    /// Starts one and waits until it listens.
    ///
    /// @param port where it will listen on loopback; 0 when it listens nowhere but on `NAME.sock` in the
    ///     folder
    /// @param http what stands in the `http` block, after what all have in common
    Part start(String name, int workers, int port, String http) throws IOException {
        Path base = folder.resolve(name);
        Files.writeString(folder.resolve(name + ".conf"), configuration(base, workers, http));
        Part part =
                Part.command(List.of("/bin/sh", "-c", GOES_WITH_ITS_INPUT, "sh", program.toString(), base.toString()));
        try {
            part.ready();
            awaitListening(name, port);
        } catch (IOException e) {
            part.close();
            throw e;
        }
        return part;
    }

    private static String configuration(Path base, int workers, String http) {
        String user = System.getProperty("user.name", "").equals("root") ? "user root;" : "";
        Path temporary = base.resolveSibling(base.getFileName() + ".temporary");
        return """
            daemon off;
            %s
            worker_processes %d;
            error_log "%s.error" warn;
            pid "%s.pid";
            events { worker_connections 4096; }
            http {
            access_log off;
            default_type application/json;
            keepalive_requests 1000000000;
            keepalive_timeout 1h;
            client_body_temp_path "%s";
            proxy_temp_path "%s";
            fastcgi_temp_path "%s";
            scgi_temp_path "%s";
            uwsgi_temp_path "%s";
            %s
            }
            """.formatted(user, workers, base, base, temporary, temporary, temporary, temporary, temporary, http);
    }

    private void awaitListening(String name, int port) throws IOException {
        for (int waits = 0; waits < WAITS; waits++) {
            if (port == 0 ? Files.exists(folder.resolve(name + ".sock")) : listens(port)) {
                return;
            }
            Waiting.millis(WAIT_MILLIS);
        }
        Path errors = folder.resolve(name + ".error");
        throw new IOException(program + " did not start: "
                + (Files.exists(errors) ? Files.readString(errors).strip() : "it left no error"));
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
}
