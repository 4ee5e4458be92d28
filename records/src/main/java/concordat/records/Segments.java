package concordat.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The segments of a folder by name: each is called after the sequence of its first record.
final class Segments {

    private static final String PREFIX = "decisions-";
    private static final String SUFFIX = ".log";

    private Segments() {}

    static Path named(Path folder, long firstSequence) {
        return folder.resolve(PREFIX + String.format("%020d", firstSequence) + SUFFIX);
    }

    /// @return oldest first
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches(PREFIX + "[0-9]{20}" + SUFFIX))
                    .sorted()
                    .toList();
        }
    }
}
