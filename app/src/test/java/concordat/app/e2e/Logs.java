package concordat.app.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Prints the end of every process's log when a test fails.
final class Logs implements AfterTestExecutionCallback {

    private static final int LAST_LINES = 40;

    private final Supplier<Path> folder;

    Logs(Supplier<Path> folder) {
        this.folder = folder;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            System.out.println(ends(folder.get()));
        }
    }

    /// @return the last lines of what the processes under this folder wrote
    static String ends(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder, 3)) {
            for (Path file : files.filter(f -> f.toString().matches(".*/(up-\\d+|commands)\\.txt|.*\\.log"))
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                all.append("==== ").append(file).append('\n');
                lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())
                        .forEach(line -> all.append(line).append('\n'));
            }
        }
        return all.toString();
    }
}
