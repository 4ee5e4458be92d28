package concordat.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `fuzz [NAME...] [--minutes M | --each M] [--seed S]`: damages sound inputs at random and tries every decoder with
/// them, or those that are named; a name that ends in a star stands for all that begin so. One line a decoder. The same
/// seed tries the same inputs in the same order.
///
/// Exit code 0 when nothing was found; 1 when something was; 2 when the call is wrong.
public final class Fuzz {

    private static final int FOUND = 1;
    private static final int WRONG = 2;
    private static final double MOST_MINUTES = 24 * 60;
    private static final double NANOS = 60e9;

    private static final String USAGE = """
            usage: fuzz [NAME...] [--minutes M | --each M] [--seed S]
              NAME         which decoders, all when none is named; report-* stands for all that begin so
              --minutes M  of processor time for all of them together, 1 when left out
              --each M     of processor time for each of them, as in: fuzz 'report-*' --each 10
              --seed S     the same seed tries the same inputs in the same order
              --help       this, and the names""";

    private Fuzz() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        Flags flags;
        long seed;
        double minutes;
        double each;
        try {
            flags = Flags.of(args.stream().filter(a -> !a.equals("--help")).toList(), "minutes", "each", "seed");
            minutes = flags.number("minutes", 1, MOST_MINUTES);
            each = flags.number("each", minutes, MOST_MINUTES);
            seed = flags.whole("seed", System.nanoTime());
        } catch (IllegalArgumentException e) {
            err.println("fuzz: " + e.getMessage() + "\n" + USAGE);
            return WRONG;
        }
        try (FuzzTargets all = FuzzTargets.make()) {
            String names = String.join(
                    ", ", all.targets().stream().map(FuzzTarget::name).toList());
            if (args.contains("--help")) {
                out.println(USAGE + "\n\n" + names);
                return 0;
            }
            List<FuzzTarget> targets = all.targets().stream()
                    .filter(t -> flags.rest().isEmpty() || flags.rest().stream().anyMatch(n -> is(t.name(), n)))
                    .toList();
            Optional<String> unknown = flags.rest().stream()
                    .filter(n -> all.targets().stream().noneMatch(t -> is(t.name(), n)))
                    .findFirst();
            if (unknown.isPresent()) {
                err.println("fuzz: there is no " + unknown.get() + "; name some of " + names + ", or none for all");
                return WRONG;
            }
            double share = flags.values().containsKey("each") ? each : minutes / targets.size();
            return run(targets, seed, (long) (share * NANOS), out);
        }
    }

    private static boolean is(String name, String wanted) {
        return wanted.endsWith("*") ? name.startsWith(wanted.substring(0, wanted.length() - 1)) : name.equals(wanted);
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
                    "%-32s %,7.1f s %,12d inputs %,9.0f a second %6d failures",
                    target.name(),
                    outcome.cpuNanos() / 1e9,
                    outcome.inputs(),
                    outcome.perSecond(),
                    outcome.failures()));
            failures += outcome.failures();
        }
        return failures == 0 ? 0 : FOUND;
    }
}
