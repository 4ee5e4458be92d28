package concordat.app.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the build prepares so that a network starts fast, by running a small one once: images of loaded and linked
/// classes, one for each role of process, and the database's programs, unpacked. What is missing or does not fit is
/// done without.
///
/// System property `concordat.images` names the folder; with `concordat.images.make` they are made there.
final class Images {

    private final Optional<Path> folder;
    private final boolean make;

    private Images(Optional<Path> folder, boolean make) {
        this.folder = folder;
        this.make = make;
    }

    static Images ofProcess() {
        return new Images(
                Optional.ofNullable(System.getProperty("concordat.images")).map(Path::of),
                Boolean.getBoolean("concordat.images.make"));
    }

    /// @return where the database's programs may be
    Optional<Path> folder() {
        return folder;
    }

    /// @return whether processes write images when they end, which takes them a while
    boolean made() {
        return make;
    }

    /// @return options for the virtual machine
    List<String> options(String role) {
        Optional<Path> image = folder.map(f -> f.resolve(role + ".aot"));
        if (image.isEmpty()) {
            return List.of();
        }
        if (make) {
            return List.of("-XX:AOTCacheOutput=" + image.get());
        }
        return Files.isReadable(image.get()) ? List.of("-XX:AOTCache=" + image.get()) : List.of();
    }
}
