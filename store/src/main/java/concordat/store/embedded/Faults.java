package concordat.store.embedded;

import concordat.store.StoreFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Turns what the operating system or the server says into one clear line.
final class Faults {

    private Faults() {}

    private record Known(String sign, String what, String remedy) {}

    private static final List<Known> KNOWN = List.of(
            new Known("no space left", "the disk is full", "free some space; nothing acknowledged was lost"),
            new Known("disk quota", "the disk quota is used up", "free some space; nothing acknowledged was lost"),
            new Known("read-only file system", "the disk is read-only", "mount it for writing or name another folder"),
            new Known(
                    "address already in use",
                    "the port is in use by another program",
                    "stop it, or choose other ports with --port-base"),
            new Known(
                    "permission denied",
                    "the folder may not be written",
                    "give this user the folder, or name another with --data"),
            new Known(
                    "could not create shared memory",
                    "the machine gives out no more shared memory",
                    "raise kernel.shmmax or stop other servers"),
            new Known(
                    "incompatible with server",
                    "the data was written by another version of PostgreSQL",
                    "use the Concordat that wrote it, or move the data with an export"));

    static StoreFailure of(IOException e, Path where) {
        String said = e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
        return explain(said, where, e);
    }

    static StoreFailure explain(String said, Path where, Throwable cause) {
        String lower = said.toLowerCase(Locale.ROOT);
        for (Known known : KNOWN) {
            if (lower.contains(known.sign())) {
                return new StoreFailure(known.what(), where.toString(), known.remedy(), cause);
            }
        }
        return new StoreFailure(
                "PostgreSQL's files cannot be used", where.toString(), "it said: " + telling(said), cause);
    }

    /// @return the line that ended it, without its time stamp; hints and details follow it in the log
    private static String telling(String said) {
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        List<String> fatal = lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .toList();
        if (lines.isEmpty()) {
            return "nothing";
        }
        String line = fatal.isEmpty() ? lines.getLast() : fatal.getLast();
        return line.replaceFirst("^.*?(FATAL|PANIC|error):\\s*", "").strip();
    }
}
