package concordat.intake.testdata;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The reports kept beside the project. Tests that need them are skipped by name where they are absent.
public final class SharedData {

    private SharedData() {}

    /// The folder, or the calling test is skipped.
    public static Path folder(String path) {
        String named = System.getenv("CONCORDAT_SHARED_DATA");
        Path data = named != null
                ? Path.of(named)
                : Path.of(System.getProperty("concordat.root", "..")).resolve("../shared/data");
        Path folder = data.resolve(path);
        assumeTrue(Files.isDirectory(folder), "no shared data at " + folder + " (set CONCORDAT_SHARED_DATA)");
        return folder;
    }

    /// The reports in a folder, by name, each with a `.counts.json` beside it.
    public static List<Path> reports(String path) throws IOException {
        try (Stream<Path> files = Files.list(folder(path))) {
            return files.filter(f -> !f.toString().endsWith(".counts.json"))
                    .sorted()
                    .toList();
        }
    }
}
