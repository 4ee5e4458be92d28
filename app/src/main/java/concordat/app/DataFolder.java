package concordat.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Where a network keeps what. One folder holds everything; moving it moves the network.
///
/// @param root absolute
public record DataFolder(Path root) {

    /// @throws UncheckedIOException naming the folder when it cannot be made or written
    public static DataFolder open(Path root) {
        try {
            Files.createDirectories(root);
            DataFolder folder = new DataFolder(root);
            for (Path part : new Path[] {folder.run(), folder.logs(), folder.keys()}) {
                Files.createDirectories(part);
            }
            Files.setPosixFilePermissions(folder.keys(), PosixFilePermissions.fromString("rwx------"));
            Path probe = Files.createTempFile(folder.run(), "probe", ".tmp");
            Files.delete(probe);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the data folder " + root + " cannot be written (" + e.getMessage()
                            + "); free some space, mend its permissions, or name another with --data",
                    e);
        }
    }

    /// What a running network leaves for the next start.
    public Path run() {
        return root.resolve("run");
    }

    public Path logs() {
        return root.resolve("log");
    }

    /// Secrets; readable by the owner alone.
    public Path keys() {
        return root.resolve("keys");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path clock() {
        return run().resolve("clock");
    }

    /// The token with which the command line speaks as the authority's lead.
    public Path token() {
        return keys().resolve("token");
    }

    public Path gateway(int index) {
        return root.resolve("gateway-" + (index + 1));
    }
}
