package concordat.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Where a network keeps what. One folder holds everything; moving it moves the network.
///
/// @param root absolute
public record DataFolder(Path root) {

    /// @throws UncheckedIOException naming the folder when it cannot be made or written
    public static DataFolder open(Path root) {
        try {
            Files.createDirectories(root);
            DataFolder folder = new DataFolder(root);
            for (Path part : new Path[] {folder.run(), folder.logs(), folder.keys(), folder.uploads()}) {
                Files.createDirectories(part);
            }
            Files.setPosixFilePermissions(folder.keys(), PosixFilePermissions.fromString("rwx------"));
            Path probe = Files.createTempFile(folder.run(), "probe", ".tmp");
            Files.delete(probe);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the data folder " + root + " cannot be written: " + reason(e)
                            + "; free some space, mend its permissions, or name another with --data",
                    e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> denied.getFile() + " is closed to this user";
            case FileAlreadyExistsException there -> there.getFile() + " is a file";
            case FileSystemException failed -> failed.getFile() + ": " + failed.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    /// @return whether a file or folder of this name directly inside a data folder is one of ours
    public static boolean owns(String name) {
        return name.matches("run|log|keys|postgres|uploads|records|gateway-[0-9]|concordat\\.lock");
    }

    /// Held by whoever runs the network of a data folder, which need not be there.
    public static Path lock(Path root) {
        return root.resolve("concordat.lock");
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

    /// There while the embedded database runs, and after it was killed.
    public Path postmaster() {
        return postgres().resolve("data").resolve("postmaster.pid");
    }

    /// What the demonstration network tells its visitors.
    public Path greeting() {
        return run().resolve("demonstration.txt");
    }

    /// What the demonstration network is; there once it is made whole.
    public Path demonstration() {
        return run().resolve("demonstration.properties");
    }

    /// From which settings the making of the demonstration network was begun.
    public Path demonstrationBegun() {
        return run().resolve("demonstration.begun");
    }

    /// Where bodies stand on the map, as hexjson; need not be there.
    public Path map() {
        return run().resolve("map.json");
    }

    /// Which address each service has behind the gateways: `service = http://host:port` lines.
    public Path upstreams() {
        return run().resolve("upstreams.properties");
    }

    public Path uploads() {
        return root.resolve("uploads");
    }

    /// Throws away what was on its way in when the last run was killed; nobody was told that it had been taken. Sealed
    /// files stay: whoever keeps them knows which were.
    public void emptyUploads() throws IOException {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(uploads(), file -> !file.toString().endsWith(".sealed"))) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
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

    /// @return folders of decision records: those of gateways in here, and each folder in `records`, to which those of
    ///     gateways elsewhere are copied
    public List<Path> records() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> gateways = Files.newDirectoryStream(root, "gateway-*")) {
            gateways.forEach(g -> found.add(g.resolve("records")));
        }
        Path copied = root.resolve("records");
        if (Files.isDirectory(copied)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(copied)) {
                folders.forEach(found::add);
            }
        }
        found.removeIf(f -> !Files.isDirectory(f));
        return found;
    }
}
