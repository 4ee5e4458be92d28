package concordat.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `fuzz [NAME] [--minutes M] [--seed S]`: damages sound inputs at random and tries every decoder with them, or the
/// one that is named. One line a decoder. The same seed tries the same inputs in the same order.
///
/// Exit code 0 when nothing was found; 1 when something was; 2 when the call is wrong.
public final class Fuzz {

    private static final int FOUND = 1;
    private static final int WRONG = 2;
    private static final double MOST_MINUTES = 24 * 60;

    private Fuzz() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        Flags flags;
        long seed;
        double minutes;
        try {
            flags = Flags.of(args, "minutes", "seed");
            minutes = flags.number("minutes", 1, MOST_MINUTES);
            seed = flags.whole("seed", System.nanoTime());
        } catch (IllegalArgumentException e) {
            err.println("fuzz: " + e.getMessage() + "; usage: fuzz [NAME] [--minutes M] [--seed S]");
            return WRONG;
        }
        try (FuzzTargets all = FuzzTargets.make()) {
            Optional<String> wanted = flags.rest().stream().findFirst();
            List<FuzzTarget> targets = all.targets().stream()
                    .filter(t -> wanted.map(t.name()::equals).orElse(true))
                    .toList();
            if (targets.isEmpty() || flags.rest().size() > 1) {
                err.println("fuzz: name one of "
                        + String.join(
                                ", ",
                                all.targets().stream().map(FuzzTarget::name).toList())
                        + ", or none for all");
                return WRONG;
            }
            return run(targets, seed, (long) (minutes * 60e9 / targets.size()), out);
        }
    }

    private static int run(List<FuzzTarget> targets, long seed, long nanosEach, PrintStream out)
            throws InterruptedException {
        Path folder = Path.of(System.getProperty("concordat.home", "."), "target", "fuzz");
        out.println("seed " + seed);
        long failures = 0;
        for (FuzzTarget target : targets) {
            FuzzRun.Outcome outcome = new FuzzRun(target, seed, folder, out).run(nanosEach);
            out.println(String.format(
                    Locale.ROOT,
                    "%-16s %,10d inputs %,9.0f a second %6d failures",
                    target.name(),
                    outcome.inputs(),
                    outcome.perSecond(),
                    outcome.failures()));
            failures += outcome.failures();
        }
        return failures == 0 ? 0 : FOUND;
    }
}
