package concordat.app.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Images of loaded and linked classes, one for each role of process, with which the virtual machine starts in a
/// fraction of the time. The build makes them by running a small network once. One that is missing or does not fit is
/// done without.
///
/// System property `concordat.images` names their folder; with `concordat.images.make` they are made there.
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
