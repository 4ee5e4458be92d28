package concordat.store.embedded;

import concordat.store.StoreFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// What a killed process left behind: a server that lives on without us, or the file of one that died.
///
/// Only called while the folder's lock is held, so whatever still works in the cluster has lost its owner. A process
/// counts as ours when its working folder is the cluster; PostgreSQL's own always are, and a process id that has been
/// given to another program since never is.
final class Leftovers {

    private static final int STEP_MILLIS = 10;

    private final Layout layout;

    Leftovers(Layout layout) {
        this.layout = layout;
    }

    void clear() throws IOException {
        if (!Files.exists(layout.pidFile())) {
            return;
        }
        List<String> lines = Files.readAllLines(layout.pidFile());
        long postmaster = lines.isEmpty() ? -1 : number(lines.getFirst());
        if (working().contains(postmaster)) {
            stop(postmaster);
        }
        if (!gone(200)) {
            // Backends without a postmaster: it was killed and they have not noticed yet. Recovery redoes their work.
            for (long pid : working()) {
                Launch.signal("KILL", pid);
            }
        }
        if (!gone(10_000)) {
            throw new StoreFailure(
                    "an old PostgreSQL does not stop",
                    layout.cluster() + ", processes " + working(),
                    "end these processes and start again");
        }
        Files.deleteIfExists(layout.pidFile());
    }

    private void stop(long postmaster) throws IOException {
        Launch.signal("INT", postmaster);
        if (!gone(20_000)) {
            Launch.signal("QUIT", postmaster);
            gone(10_000);
        }
    }

    private boolean gone(int millis) throws IOException {
        for (int waited = 0; waited < millis; waited += STEP_MILLIS) {
            if (working().isEmpty()) {
                return true;
            }
            LockSupport.parkNanos(STEP_MILLIS * 1_000_000L);
        }
        return working().isEmpty();
    }

    private List<Long> working() throws IOException {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (worksHere(process)) {
                    found.add(number(process.getFileName().toString()));
                }
            }
        }
        return found;
    }

    private boolean worksHere(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(layout.cluster())
                    && Files.readString(process.resolve("comm")).strip().equals("postgres");
        } catch (IOException e) {
            return false; // ended meanwhile, or somebody else's
        }
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
