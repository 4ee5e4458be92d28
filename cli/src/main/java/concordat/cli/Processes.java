package concordat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The processes that `up` has noted in a data folder, each as `NAME.pid`.
final class Processes {

    private static final String ENDING = ".pid";

    private Processes() {}

    /// @param pid the system's number for it
    /// @param alive whether a process of that number runs now
    record Found(String name, long pid, boolean alive) {}

    /// @param run need not be there
    /// @return by name
    static List<Found> in(Path run) throws IOException {
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        List<Path> notes;
        try (Stream<Path> files = Files.list(run)) {
            notes = files.filter(f -> name(f).endsWith(ENDING)).sorted().toList();
        }
        List<Found> found = new ArrayList<>();
        for (Path note : notes) {
            String text = Files.readString(note).strip();
            if (text.matches("\\d{1,18}")) {
                long pid = Long.parseLong(text);
                String name = name(note).substring(0, name(note).length() - ENDING.length());
                found.add(new Found(
                        name,
                        pid,
                        ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)));
            }
        }
        return found;
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
