package concordat.store.embedded;

import concordat.store.DatabaseAddress;
import concordat.store.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of our own, kept in a data folder: loopback only, with a password, every commit on disk before
/// it is acknowledged. One process at a time may hold a data folder.
///
/// A server that outlived its owner is stopped in order and started again; what a killed one left is recovered.
/// Thread-safe.
public final class EmbeddedPostgres implements AutoCloseable {

    private final FolderLock lock;
    private final Server server;
    private final DatabaseAddress address;

    private EmbeddedPostgres(FolderLock lock, Server server, DatabaseAddress address) {
        this.lock = lock;
        this.server = server;
        this.address = address;
    }

    /// Starts the server, making its files when there are none.
    ///
    /// @param dataFolder made when missing; the server keeps to `postgres` inside it
    /// @param port on 127.0.0.1
    /// @param entropy random bytes for the password of a new database, at least 16; not used for one that is there
    /// @throws StoreFailure when it cannot run, with what to do about it; nothing is left half-made
    public static EmbeddedPostgres start(Path dataFolder, int port, byte[] entropy) {
        Layout layout = Layout.in(dataFolder);
        FolderLock lock = FolderLock.take(layout.home());
        boolean started = false;
        try {
            Launch launch = Launch.here();
            Path programs = Binaries.unpackedIn(layout.home(), version());
            String password = new Cluster(layout).ready(launch, programs, entropy);
            new Leftovers(layout).clear();
            Server server = Server.start(layout, launch, programs, port);
            started = true;
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
            return new EmbeddedPostgres(lock, server, new DatabaseAddress(url, Cluster.USER, password));
        } catch (IOException e) {
            throw Faults.of(e, layout.home());
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /// @return false once the server has ended, by itself or because somebody ended it
    public boolean runs() {
        return server.runs();
    }

    /// @return the server's process id, to be named in messages
    public long pid() {
        return server.pid();
    }

    /// Stops the server in order and lets go of the folder. Does nothing the second time.
    @Override
    public void close() {
        server.stop();
        lock.close();
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
