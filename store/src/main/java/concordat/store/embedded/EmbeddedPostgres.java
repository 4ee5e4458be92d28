package concordat.store.embedded;

import concordat.store.DatabaseAddress;
import concordat.store.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of our own, kept in a data folder: loopback only, with a password, every commit on disk before
/// it is acknowledged. One process at a time may hold a data folder.
///
/// A server that outlived its owner is stopped in order and started again; what a killed one left is recovered.
/// Thread-safe.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final int ASKED_EVERY_MILLIS = 10;

    private final FolderLock lock;
    private final Supplier<Server> starter;
    private final DatabaseAddress address;
    private volatile Server server;
    private boolean closed;

    private EmbeddedPostgres(FolderLock lock, Supplier<Server> starter, Server server, DatabaseAddress address) {
        this.lock = lock;
        this.starter = starter;
        this.server = server;
        this.address = address;
    }

    /// Starts the server, making its files when there are none.
    ///
    /// @param dataFolder made when missing; the server keeps to `postgres` inside it
    /// @param port on 127.0.0.1
    /// @param entropy random bytes for the password of a new database, at least 16; not used for one that is there
    /// @throws StoreFailure when it cannot run, or the thread is interrupted meanwhile, with what to do about it;
    ///     nothing is left half-made
    public static EmbeddedPostgres start(Path dataFolder, int port, byte[] entropy) {
        return start(dataFolder, Optional.empty(), port, entropy);
    }

    /// As [#start(Path, int, byte[])].
    ///
    /// @param prepared where [#prepare] may have left the server's programs; when it has not they are unpacked into
    ///     the data folder
    public static EmbeddedPostgres start(Path dataFolder, Optional<Path> prepared, int port, byte[] entropy) {
        Layout layout = Layout.in(dataFolder);
        FolderLock lock = FolderLock.take(layout.home());
        boolean started = false;
        try {
            Launch launch = Launch.here();
            Path programs = prepared.flatMap(folder -> Binaries.foundIn(folder, version()))
                    .orElseGet(() -> Binaries.unpackedIn(layout.home(), version()));
            String password = new Cluster(layout).ready(launch, programs, entropy);
            Supplier<Server> starter = () -> begin(layout, launch, programs, port);
            Server server = starter.get();
            started = true;
            return new EmbeddedPostgres(lock, starter, server, new DatabaseAddress(url(port), Cluster.USER, password));
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    /// Unpacks the server's programs, for every data folder of this machine.
    ///
    /// @param folder made when missing
    public static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Faults.of(e, folder);
        }
        Binaries.unpackedIn(folder, version());
    }

    /// Waits, in another process than the one that starts it, until the server takes connections.
    ///
    /// @return its address, also when it has not answered in time: whoever connects then learns why
    /// @throws StoreFailure when there is no database at all
    public static DatabaseAddress awaited(Path dataFolder, int port, Duration atMost) throws InterruptedException {
        Path password = dataFolder.resolve("postgres").resolve("password");
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            boolean last = System.nanoTime() > until;
            try {
                DatabaseAddress address = new DatabaseAddress(
                        url(port), Cluster.USER, Files.readString(password).strip());
                if (last || answers(address)) {
                    return address;
                }
            } catch (IOException e) {
                if (last) {
                    throw new StoreFailure(
                            "there is no database", password.toString(), "start it with: concordat up", e);
                }
            }
            Thread.sleep(ASKED_EVERY_MILLIS);
        }
    }

    /// @return false while nothing listens there or it is still starting
    private static boolean answers(DatabaseAddress address) {
        try {
            DriverManager.getConnection(address.url(), address.user(), address.password())
                    .close();
            return true;
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            return !state.startsWith("08") && !state.equals("57P03");
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /// Ends a server of this folder whose owner is gone, if one still runs; for whoever throws its data away.
    ///
    /// @throws StoreFailure when it does not stop, or another process holds the folder
    public static void endLeftOver(Path dataFolder) {
        Layout layout = Layout.in(dataFolder);
        FolderLock lock = FolderLock.take(layout.home());
        try {
            new Leftovers(layout).clear();
        } catch (IOException e) {
            throw Faults.of(e, layout.home());
        } finally {
            lock.close();
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /// @return false once the server has ended, by itself or because somebody ended it
    public boolean runs() {
        return server.runs();
    }

    /// Starts the server again when it has ended without being asked to: killed, or out of memory. Whoever runs this
    /// process looks now and then.
    ///
    /// @return whether it had ended
    /// @throws StoreFailure when it cannot run, with what to do about it
    public synchronized boolean revive() {
        if (closed || server.runs()) {
            return false;
        }
        server = starter.get();
        return true;
    }

    /// @return the server's process id, to be named in messages
    public long pid() {
        return server.pid();
    }

    /// Stops the server in order and lets go of the folder. Does nothing the second time.
    @Override
    public synchronized void close() {
        closed = true;
        server.stop();
        lock.close();
    }

    private static Server begin(Layout layout, Launch launch, Path programs, int port) {
        try {
            new Leftovers(layout).clear();
            return Server.start(layout, launch, programs, port);
        } catch (IOException e) {
            throw Faults.of(e, layout.home());
        }
    }

    private static String version() {
        try (@Nullable InputStream text = EmbeddedPostgres.class.getResourceAsStream("version.txt")) {
            if (text == null) {
                throw new StoreFailure("the programs' version is missing", "version.txt", "build Concordat again");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
