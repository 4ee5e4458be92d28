package concordat.store.embedded;

import concordat.store.StoreFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The running server.
final class Server {

    private static final int STEP_MILLIS = 5;
    private static final int READY_WITHIN_MILLIS = 180_000; // recovery after a crash is part of it
    private static final int STOPPED_WITHIN_MILLIS = 60_000;
    private static final long LARGEST_LOG = 4L << 20;
    private static final int STATUS_LINE = 7;

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""), // a socket's path may hold 107 bytes only, a data folder's more
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("jit", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"), // to begin one takes longer than most questions do
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_destination", "stderr"),
            Map.entry("logging_collector", "off"),
            Map.entry("cluster_name", "concordat"));

    private final Process process;

    private Server(Process process) {
        this.process = process;
    }

    static Server start(Layout layout, Launch launch, Path programs, int port) {
        checkFree(port);
        try {
            turnLog(layout.log());
            long before = Files.exists(layout.log()) ? Files.size(layout.log()) : 0;
            Process process = launch.program(command(layout, programs, port))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(layout.log().toFile()))
                    .start();
            Server server = new Server(process);
            server.awaitReady(layout, port, before);
            return server;
        } catch (IOException e) {
            throw Faults.of(e, layout.home());
        }
    }

    boolean runs() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Stops in order: clients are cut, everything is written, nothing has to be recovered at the next start.
    void stop() {
        if (!process.isAlive()) {
            return;
        }
        Launch.signal("INT", process.pid());
        if (!Launch.awaited(process, STOPPED_WITHIN_MILLIS)) {
            Launch.signal("QUIT", process.pid()); // loses nothing: the next start recovers
            if (!Launch.awaited(process, STOPPED_WITHIN_MILLIS)) {
                process.destroyForcibly();
            }
        }
    }

    private static List<String> command(Layout layout, Path programs, int port) {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                layout.cluster().toString(),
                "-p",
                Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private static void checkFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new StoreFailure(
                    "the port is in use by another program",
                    "127.0.0.1:" + port,
                    "stop it, or choose other ports with --port-base",
                    e);
        }
    }

    private static void turnLog(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void awaitReady(Layout layout, int port, long logBefore) throws IOException {
        for (int waited = 0; waited < READY_WITHIN_MILLIS; waited += STEP_MILLIS) {
            if (Thread.currentThread().isInterrupted()) {
                stop();
                throw stopped(layout);
            }
            if (Launch.awaitedUnlessInterrupted(process, STEP_MILLIS)) {
                throw Faults.explain(
                        said(layout.log(), logBefore),
                        layout.home(),
                        new IOException("PostgreSQL ended with " + process.exitValue() + " on port " + port));
            }
            if (ready(layout.pidFile())) {
                return;
            }
        }
        stop();
        throw new StoreFailure(
                "PostgreSQL was not ready in three minutes",
                layout.cluster().toString(),
                "see " + layout.log() + ", then start again: recovery goes on where it stopped");
    }

    static StoreFailure stopped(Layout layout) {
        return new StoreFailure(
                "PostgreSQL was stopped while it started", layout.cluster().toString(), "start again when you like");
    }

    private boolean ready(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return false;
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.size() > STATUS_LINE
                && lines.getFirst().strip().equals(Long.toString(process.pid()))
                && lines.get(STATUS_LINE).strip().equals("ready");
    }

    private static String said(Path log, long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        int start = (int) Math.min(from, all.length);
        return new String(all, start, all.length - start, StandardCharsets.UTF_8);
    }
}
