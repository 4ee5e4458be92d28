package concordat.store.embedded;

import concordat.store.DatabaseAddress;
import concordat.store.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of our own, kept in a data folder: loopback only, with a password, every commit on disk before
/// it is acknowledged. One process at a time may hold a data folder.
///
/// A server that outlived its owner is stopped in order and started again; what a killed one left is recovered.
/// Thread-safe.
public final class EmbeddedPostgres implements AutoCloseable {

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
        Layout layout = Layout.in(dataFolder);
        FolderLock lock = FolderLock.take(layout.home());
        boolean started = false;
        try {
            Launch launch = Launch.here();
            Path programs = Binaries.unpackedIn(layout.home(), version());
            String password = new Cluster(layout).ready(launch, programs, entropy);
            Supplier<Server> starter = () -> begin(layout, launch, programs, port);
            Server server = starter.get();
            started = true;
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
            return new EmbeddedPostgres(lock, starter, server, new DatabaseAddress(url, Cluster.USER, password));
        } finally {
            if (!started) {
                lock.close();
            }
        }
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
