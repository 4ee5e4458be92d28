package concordat.app.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the processes of a network wrote.
final class Logs {

    private static final int LAST_LINES = 40;

    private Logs() {}

    /// @return the last lines of each file under this folder
    static String ends(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder, 3)) {
            for (Path file : files.filter(f -> f.toString().matches(".*/(up|command)-\\d+\\.txt|.*\\.log"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                if (!lines.isEmpty()) {
                    all.append("==== ").append(file).append('\n');
                    lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())
                            .forEach(line -> all.append(line).append('\n'));
                }
            }
        }
        return all.toString();
    }
}
