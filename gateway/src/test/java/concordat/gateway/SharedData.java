package concordat.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Real files that tests read where they lie; a test that lacks one is skipped by name.
final class SharedData {

    private SharedData() {}

    static Path file(String name) {
        String folder = System.getenv("CONCORDAT_SHARED_DATA");
        Path root = folder == null
                ? Path.of(System.getProperty("concordat.root", "..")).resolve("../shared/data")
                : Path.of(folder);
        Path file = root.resolve(name).normalize();
        Assumptions.assumeTrue(Files.exists(file), "test data " + name + " is not here");
        return file;
    }
}
