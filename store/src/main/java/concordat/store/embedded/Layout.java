package concordat.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Where things are in a data folder.
///
/// ```
/// postgres/lock            held while the server runs
///          programs-18.6.0 unpacked once
///          data            the cluster
///          password        readable by its owner only
///          server.log      what the server says
/// ```
record Layout(Path home) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    static Layout in(Path dataFolder) {
        Path home = dataFolder.toAbsolutePath().normalize().resolve("postgres");
        try {
            Files.createDirectories(dataFolder);
            if (!Files.isDirectory(home)) {
                Files.createDirectory(home, OWNER_ONLY);
            }
            return new Layout(home.toRealPath());
        } catch (IOException e) {
            throw Faults.of(e, dataFolder);
        }
    }

    Path cluster() {
        return home.resolve("data");
    }

    Path password() {
        return home.resolve("password");
    }

    Path log() {
        return home.resolve("server.log");
    }

    Path pidFile() {
        return cluster().resolve("postmaster.pid");
    }
}
