package concordat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that is gone afterwards; at the latest the next time when we were killed.
record TemporaryFolder(Path path) implements AutoCloseable {

    private static final String PREFIX = "concordat-bench-";

    static TemporaryFolder make() throws IOException {
        Path all = Path.of(System.getProperty("java.io.tmpdir"));
        deleteLeftBehind(all);
        return make(all, ProcessHandle.current().pid());
    }

    /// @param process whose folder it is
    static TemporaryFolder make(Path all, long process) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(all, PREFIX + process + "-"));
    }

    /// Deletes the folders of processes that are no more. What cannot be deleted is another's and stays.
    static void deleteLeftBehind(Path all) throws IOException {
        List<Path> left;
        try (Stream<Path> folders = Files.list(all)) {
            left = folders.filter(TemporaryFolder::isLeftBehind).toList();
        }
        for (Path folder : left) {
            try {
                delete(folder);
            } catch (IOException | UncheckedIOException e) {
                System.err.println("left as it is: " + folder + " (" + e.getMessage() + ")");
            }
        }
    }

    private static boolean isLeftBehind(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.matches(PREFIX + "[0-9]{1,18}-.*")) {
            return false;
        }
        long process = Long.parseLong(name.substring(PREFIX.length(), name.indexOf('-', PREFIX.length())));
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
