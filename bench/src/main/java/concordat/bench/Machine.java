package concordat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How much of the machine others took while a benchmark ran.
final class Machine {

    /*
     * The processor time of the whole machine (/proc/stat, stolen time included) less our own and that of the
     * processes we started and waited for (/proc/self/stat). Both count ticks of the same length. Where there is no
     * /proc nothing is known of others, and only the spread between our own rounds tells.
     */
    static final double BUSY_SHARE = 0.10;
    static final double BUSY_SPREAD = 0.30;

    private static final Path ALL = Path.of("/proc/stat");
    private static final Path OWN = Path.of("/proc/self/stat");
    private static final int OWN_USER = 11;

    private final Optional<Ticks> before;

    private record Ticks(long busy, long total, long own) {}

    private Machine(Optional<Ticks> before) {
        this.before = before;
    }

    static Machine watch() {
        return new Machine(ticks());
    }

    /// @return the share of all processors' time that others took since, from 0 to 1; 0 where that is not known
    double others() {
        Optional<Ticks> after = ticks();
        if (before.isEmpty() || after.isEmpty()) {
            return 0;
        }
        long total = after.get().total() - before.get().total();
        long busy = after.get().busy() - before.get().busy();
        long own = after.get().own() - before.get().own();
        return total <= 0 ? 0 : Math.clamp((double) (busy - own) / total, 0, 1);
    }

    private static Optional<Ticks> ticks() {
        try {
            String[] all =
                    Files.readString(ALL).lines().findFirst().orElse("").trim().split(" +");
            long total = 0;
            long idle = 0;
            // user nice system idle iowait irq softirq steal; guests are in user already
            for (int i = 1; i <= 8 && i < all.length; i++) {
                total += Long.parseLong(all[i]);
                idle += i == 4 || i == 5 ? Long.parseLong(all[i]) : 0;
            }
            String own = Files.readString(OWN);
            String[] fields = own.substring(own.lastIndexOf(')') + 2).split(" ");
            long ours = 0;
            for (int i = OWN_USER; i < OWN_USER + 4; i++) {
                ours += Long.parseLong(fields[i]);
            }
            return Optional.of(new Ticks(total - idle, total, ours));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
