package concordat.store.embedded;

import concordat.store.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How programs of PostgreSQL are started and signalled here.
///
/// PostgreSQL refuses to run as root. Root starts it in a user namespace of its own, where it has no privilege and no
/// name but still owns its files. It also gets a session of its own, so that Ctrl-C reaches us only and we stop it in
/// order.
final class Launch {

    private static final List<String> OWN_SESSION = List.of("setsid");
    private static final List<String> UNPRIVILEGED = List.of("unshare", "-U");

    private final List<String> prefix;

    private Launch(List<String> prefix) {
        this.prefix = prefix;
    }

    static Launch here() {
        List<String> prefix = new ArrayList<>();
        if (works(OWN_SESSION)) {
            prefix.addAll(OWN_SESSION);
        }
        if (root()) {
            if (!works(UNPRIVILEGED)) {
                throw new StoreFailure(
                        "PostgreSQL does not run as root and this machine gives root no user namespace",
                        "unshare -U",
                        "start Concordat as an ordinary user, or name a server with --database");
            }
            prefix.addAll(UNPRIVILEGED);
        }
        return new Launch(List.copyOf(prefix));
    }

    ProcessBuilder program(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        // Nothing of the caller's surroundings may steer the server: PGDATA, PGPORT, LC_ALL and their like.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LANG", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    /// Sends a signal by name, for example `INT`. A process that is gone already is no error.
    static void signal(String name, long pid) {
        finished(new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid));
    }

    private static boolean works(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        return finished(new ProcessBuilder(command));
    }

    private static boolean finished(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return awaited(process, 10_000) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such program here
        }
    }

    /// Waits to the end even when interrupted, and passes the interrupt on afterwards.
    ///
    /// @return whether it ended in time
    static boolean awaited(Process process, long millis) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(millis, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Waits for a program that is given up when this thread is interrupted; the interrupt stays.
    ///
    /// @return whether it ended in time
    static boolean awaitedUnlessInterrupted(Process process, long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean root() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (UnsupportedOperationException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
