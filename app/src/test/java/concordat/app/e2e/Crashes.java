package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Kills what `up` started, and keeps it from starting it again meanwhile.
///
/// @param up the process that watches over the others
/// @param run where it notes whom it started
record Crashes(ProcessHandle up, Path run) {

    private static final Duration SOON = Duration.ofSeconds(20);

    /// Stops the watching, so that what is killed stays dead.
    void freezeUp() throws IOException, InterruptedException {
        signal("STOP");
    }

    /// Lets the watching go on; it then starts again whatever ended.
    void thawUp() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(up.pid())).start();
        assertThat(kill.waitFor()).as("kill -" + name).isZero();
    }

    /// @param name of one process, for example `control`
    long pid(String name) throws IOException {
        return Long.parseLong(Files.readString(run.resolve(name + ".pid")).strip());
    }

    /// Kills one process at once. Returns when it is gone.
    ///
    /// @return its id
    long kill(String name) throws IOException, InterruptedException {
        long pid = pid(name);
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        RunningNetwork.await(name + " is gone", SOON, () -> gone(pid));
        return pid;
    }

    /// A zombie, whose parent is frozen, is gone for everybody else.
    private static boolean gone(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "stat");
        return !Files.exists(status) || Files.readString(status).matches("(?s).*\\) [ZX] .*");
    }

    /// Kills every process in an order drawn by chance, the database's among them. Returns when all are gone.
    void killEverything(Random chance) throws IOException, InterruptedException {
        freezeUp();
        List<ProcessHandle> all = new ArrayList<>(up.descendants().toList());
        Collections.shuffle(all, chance);
        all.forEach(ProcessHandle::destroyForcibly);
        up.destroyForcibly();
        all.add(up);
        RunningNetwork.await("every process is gone", SOON, () -> {
            for (ProcessHandle one : all) {
                if (!gone(one.pid())) {
                    return false;
                }
            }
            return true;
        });
    }
}
