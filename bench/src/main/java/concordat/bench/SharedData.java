package concordat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where others' data lie that benchmarks read beside the project.
final class SharedData {

    private SharedData() {}

    /// @throws IOException when there is none, with what to do
    static Path folder(String name) throws IOException {
        String given = System.getenv("CONCORDAT_SHARED_DATA");
        Path data = given == null
                ? Path.of(System.getProperty("concordat.home", ".")).resolve("../shared/data")
                : Path.of(given);
        Path folder = data.resolve(name).normalize();
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    "there is no " + folder + "; set CONCORDAT_SHARED_DATA to the folder that has " + name);
        }
        return folder;
    }
}
