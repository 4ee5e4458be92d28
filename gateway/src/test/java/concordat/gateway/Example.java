package concordat.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An example configuration of the repository, fitted to where a test runs: nothing else of it changes.
record Example(String name, String text) {

    static Example of(String name) throws IOException {
        Path root = Path.of(System.getProperty("concordat.root", ".."));
        return new Example(name, Files.readString(root.resolve("examples").resolve(name)));
    }

    /// @throws AssertionError when the example does not say that
    Example with(String said, String instead) {
        if (!text.contains(said)) {
            throw new AssertionError(name + " does not say " + said);
        }
        return new Example(name, text.replace(said, instead));
    }

    Path in(Path folder) throws IOException {
        Path file = folder.resolve(name.replace('/', '-'));
        return Files.writeString(file, text);
    }
}
