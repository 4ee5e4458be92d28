package concordat.oscal;

import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Real files that tests read where they lie; a test that lacks one is skipped by name.
public final class SharedData {

    private SharedData() {}

    /// @param name below the folder of OSCAL documents
    public static Path file(String name) {
        String folder = System.getenv("CONCORDAT_SHARED_DATA");
        Path root = folder == null
                ? Path.of(System.getProperty("concordat.root", "..")).resolve("../shared/data")
                : Path.of(folder);
        Path file = root.resolve("oscal").resolve(name).normalize();
        Assumptions.assumeTrue(Files.exists(file), "test data oscal/" + name + " is not here");
        return file;
    }

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static OscalDocument document(String name) {
        return document(file(name));
    }

    public static OscalDocument document(Path file) {
        try {
            return switch (OscalReader.read(Files.readAllBytes(file), file.toString())) {
                case OscalReading.Read read -> read.document();
                case OscalReading.Rejected rejected -> throw new AssertionError(file + ": " + rejected.problems());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return every file with this ending, by path
    public static List<Path> all(String ending) {
        Path root = file("");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("json-schema"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
