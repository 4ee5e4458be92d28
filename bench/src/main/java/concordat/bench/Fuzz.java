package concordat.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// `fuzz [NAME...] [--minutes M | --each M] [--jobs N] [--seed S]`: damages sound inputs and tries every decoder with
/// them, or those that are named; a name that ends in a star stands for all that begin so. One line a decoder when it
/// is done, and one a minute before. `fuzz NAME --input FILE` tries one input that was saved.
///
/// Exit code 0 when nothing was found; 1 when something was; 2 when the call is wrong.
public final class Fuzz {

    private static final int FOUND = 1;
    private static final int WRONG = 2;
    private static final double MOST_MINUTES = 24 * 60;
    private static final double NANOS = 60e9;

    private static final String USAGE = """
            usage: fuzz [NAME...] [--minutes M | --each M] [--jobs N] [--seed S]
                   fuzz NAME --input FILE
              NAME         which decoders, all when none is named; report-* stands for all that begin so
              --minutes M  of processor time for all of them together, 1 when left out
              --each M     of processor time for each of them, as in: fuzz 'report-*' --each 10
              --jobs N     so many of them at a time, each in a process of about 1.5 GB; 1 when left out
              --seed S     of the first damage; what earlier runs learnt, in target/fuzz, is gone on from
              --input FILE is tried alone, as one that was saved
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
        int jobs;
        try {
            flags = Flags.of(
                    args.stream().filter(a -> !a.equals("--help")).toList(),
                    "minutes",
                    "each",
                    "jobs",
                    "seed",
                    "input");
            minutes = flags.number("minutes", 1, MOST_MINUTES);
            each = flags.number("each", minutes, MOST_MINUTES);
            jobs = (int) flags.whole("jobs", 1);
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
            if (flags.values().containsKey("input")) {
                return once(targets, Path.of(flags.values().get("input")), out, err);
            }
            double share = flags.values().containsKey("each") ? each : minutes / targets.size();
            return run(targets, seed, Duration.ofNanos((long) (share * NANOS)), jobs, out);
        }
    }

    private static boolean is(String name, String wanted) {
        return wanted.endsWith("*") ? name.startsWith(wanted.substring(0, wanted.length() - 1)) : name.equals(wanted);
    }

    static int once(List<FuzzTarget> targets, Path input, PrintStream out, PrintStream err) throws IOException {
        if (targets.size() != 1 || !Files.isRegularFile(input)) {
            err.println("fuzz: --input takes a file, and one decoder to try it with\n" + USAGE);
            return WRONG;
        }
        FuzzTarget target = targets.getFirst();
        try {
            FuzzEntry.ready(target);
            FuzzEntry.attempt(target, Files.readAllBytes(input));
        } catch (Throwable thrown) { // whatever is thrown is what is looked for
            thrown.printStackTrace(out);
            return FOUND;
        }
        out.println(target.name() + " takes " + input + " as it may");
        return 0;
    }

    private static int run(List<FuzzTarget> targets, long seed, Duration each, int jobs, PrintStream out)
            throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("concordat.home", "."), "target", "fuzz");
        out.println("seed " + seed);
        int failures = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
            List<Future<FuzzRun.Outcome>> running = targets.stream()
                    .map(target -> workers.submit(() -> {
                        Path own = folder.resolve(target.name());
                        FuzzRun.Outcome outcome = new FuzzRun(target, FuzzEntry.class, own, out).run(seed, each);
                        out.println(line(target, outcome));
                        return outcome;
                    }))
                    .toList();
            for (Future<FuzzRun.Outcome> one : running) {
                failures += one.get().failures().size();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return failures == 0 ? 0 : FOUND;
    }

    private static String line(FuzzTarget target, FuzzRun.Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%-32s %,7.1f s %,12d inputs %,9.0f a second %,7d places %6d failures",
                target.name(),
                outcome.cpu().toMillis() / 1e3,
                outcome.inputs(),
                outcome.perSecond(),
                outcome.places(),
                outcome.failures().size());
    }
}
