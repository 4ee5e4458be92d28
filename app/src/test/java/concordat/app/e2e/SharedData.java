package concordat.app.e2e;

import java.nio.file.Path;
import java.util.Optional;

/// Where real reports stand; read in place, never copied.
final class SharedData {

    private SharedData() {}

    /// @return a folder that need not be there
    static Path folder() {
        return Optional.ofNullable(System.getenv("CONCORDAT_SHARED_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("concordat.root", "."), "..", "shared", "data"));
    }
}
