package concordat.app.up;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import concordat.app.settings.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Processes of a network whose `up` was killed. They end by themselves once they notice; who comes at once waits for
/// them, or makes them. Only asked for while the data folder is held, so that nobody else's are meant.
final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Orphans() {}

    /// @param data a data folder, which need not have been used yet
    static void end(Path data) throws InterruptedException {
        DataFolder folder = new DataFolder(data);
        if (!Files.isDirectory(folder.run())) {
            return;
        }
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder.run(), "*.pid")) {
            for (Path note : notes) {
                ours(note, folder).ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder.run(), e);
        }
        found.forEach(ProcessHandle::destroy);
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (ProcessHandle orphan : found) {
            if (!ended(orphan, until - System.nanoTime())) {
                orphan.destroyForcibly();
                ended(orphan, PATIENCE.toNanos());
            }
        }
    }

    /// A process id may be another program's by now; ours say at once which data folder they belong to.
    private static Optional<ProcessHandle> ours(Path note, DataFolder folder) throws IOException {
        long id;
        try {
            id = Long.parseLong(Files.readString(note).strip());
        } catch (NumberFormatException e) {
            return Optional.empty(); // half-written by a process that was killed
        }
        try {
            String command = Files.readString(Path.of("/proc", Long.toString(id), "cmdline"), ISO_8859_1);
            String mark = new String(Child.mark(folder).getBytes(UTF_8), ISO_8859_1);
            return List.of(command.split("\0")).contains(mark) ? ProcessHandle.of(id) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // gone, or somebody else's
        }
    }

    private static boolean ended(ProcessHandle process, long nanos) throws InterruptedException {
        try {
            process.onExit().get(Math.max(1, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a process's end cannot be waited for", e);
        }
    }
}
