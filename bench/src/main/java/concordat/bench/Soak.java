package concordat.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/// `soak --schedules N [--seed S] [--break FAULT]` runs [Schedules].
///
/// `soak [--minutes M] [--kills N] [--seed S] [--port-base N]`: makes a small network in a temporary folder, appends
/// acts, imports reports and asks the gateway, and kills one of its processes again and again; after each kill all has
/// to come back by itself, and nothing that was acknowledged may be missing. With `--kills` every process is killed
/// that many times, each fourth time all at once.
///
/// Exit code 0 when all held; 1 when something did not; 2 when the call is wrong or the network cannot be made. The
/// folder is kept when something did not hold.
public final class Soak {

    /// After so many rounds what was acknowledged is looked for; a run that is cut short has shown that much.
    private static final int CHECKED = 20;

    private static final long MOST_TO_FIND_A_FAULT = 100;

    private static final int FAILED = 1;
    private static final int WRONG = 2;
    private static final double MOST_MINUTES = 24 * 60;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final List<String> VICTIMS = List.of("control", "gateway-1", "postgres");

    private final DemoNetwork network;
    private final SoakWork work;
    private final SplittableRandom random;
    private final PrintStream out;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, List<Long>> back = new TreeMap<>();
    private int permitted;

    private Soak(DemoNetwork network, SplittableRandom random, PrintStream out)
            throws IOException, InterruptedException {
        this.network = network;
        this.work = new SoakWork(network.api());
        this.random = random;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        double minutes;
        long schedules;
        Fault fault;
        long kills;
        long seed;
        int portBase;
        try {
            Flags flags = Flags.of(args, "minutes", "kills", "seed", "port-base", "schedules", "break");
            if (!flags.rest().isEmpty()) {
                throw new IllegalArgumentException("[" + flags.rest().getFirst() + "] is not known");
            }
            fault = Fault.of(flags.values().getOrDefault("break", Fault.NONE.flag()));
            schedules = flags.whole("schedules", fault == Fault.NONE ? 0 : MOST_TO_FIND_A_FAULT);
            kills = flags.whole("kills", 0);
            minutes = flags.number("minutes", kills > 0 ? MOST_MINUTES : 3, MOST_MINUTES);
            seed = flags.whole("seed", System.nanoTime());
            portBase = Math.toIntExact(flags.whole("port-base", 26_000));
        } catch (IllegalArgumentException | ArithmeticException e) {
            err.println("soak: " + e.getMessage() + "; usage: soak [--minutes M] [--kills N] [--seed S]"
                    + " [--port-base N], or soak --schedules N [--seed S] [--break FAULT]");
            return WRONG;
        }
        if (schedules > 0) {
            out.println(schedules + " schedules from seed " + seed);
            try (TemporaryFolder folder = TemporaryFolder.make()) {
                return Schedules.run(out, folder.path(), schedules, seed, fault) ? 0 : FAILED;
            } catch (IOException e) {
                err.println("soak: " + e.getMessage());
                return WRONG;
            }
        }
        Path folder = Files.createTempDirectory("concordat-soak").resolve("data");
        Files.createDirectory(folder);
        List<String> wrong;
        out.println("seed " + seed + "; making a network in " + folder + " ...");
        try (DemoNetwork network = DemoNetwork.start(folder, portBase, 30)) {
            Soak soak = new Soak(network, new SplittableRandom(seed), out);
            wrong = soak.run(System.nanoTime() + (long) (minutes * 60e9), kills);
        } catch (IOException e) {
            err.println("soak: " + e.getMessage());
            return WRONG;
        }
        wrong.forEach(what -> out.println("FAILED: " + what));
        if (wrong.isEmpty()) {
            delete(folder.resolveSibling("."));
            out.println("all held");
            return 0;
        }
        out.println("the network's folder is kept: " + folder);
        return FAILED;
    }

    /// @param kills how many rounds of kills end it before its time, each of every process once; 0 for as many as fit
    private List<String> run(long end, long kills) throws IOException, InterruptedException {
        long began = System.nanoTime();
        if (!permits()) {
            wrong.add("the gateway does not permit before anything was killed");
            return wrong;
        }
        for (long round = 1; kills > 0 && round <= kills && System.nanoTime() < end && wrong.isEmpty(); round++) {
            // In another order each time, and now and then all at once.
            List<String> victims = new ArrayList<>(VICTIMS);
            Collections.shuffle(victims, new Random(random.nextLong()));
            for (int i = 0; i < victims.size() && wrong.isEmpty(); i++) {
                busy(Duration.ofMillis(100 + random.nextInt(400)));
                strike(round % 4 == 0 ? victims : List.of(victims.get(i)));
            }
            long seconds = (System.nanoTime() - began) / 1_000_000_000;
            boolean look = round % CHECKED == 0 && wrong.isEmpty();
            if (look) {
                wrong.addAll(work.check(network.folder().resolve("keys")));
            }
            out.println("round " + round + " of " + kills + ": every process was killed, after " + seconds + " s"
                    + (look && wrong.isEmpty() ? "; all that was acknowledged is there, and the ledger verifies" : ""));
        }
        while (kills == 0 && System.nanoTime() < end && wrong.isEmpty()) {
            busy(Duration.ofMillis(500 + random.nextInt(3_000)));
            strike(List.of(VICTIMS.get(random.nextInt(VICTIMS.size()))));
        }
        if (wrong.isEmpty()) {
            wrong.addAll(work.check(network.folder().resolve("keys")));
        }
        tell();
        return wrong;
    }

    private void busy(Duration time) throws IOException, InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            act();
            if (random.nextInt(8) == 0) {
                work.report(Instant.now().minusSeconds(60));
            }
            if (random.nextInt(4) == 0 && !permits()) {
                wrong.add("the gateway refused what it permitted, with nothing killed");
            }
        }
    }

    /// @param victims killed at once
    private void strike(List<String> victims) throws IOException, InterruptedException {
        Map<String, Long> pids = new TreeMap<>();
        for (String victim : victims) {
            pids.put(victim, network.pid(victim));
        }
        String victim = String.join(" and ", victims);
        long struck = System.nanoTime();
        // In the midst of an act, or not.
        Thread killer = Thread.ofPlatform().start(() -> {
            sleep(random.nextInt(20));
            pids.values().forEach(network::kill);
        });
        act();
        killer.join();
        long limit = struck + BACK_WITHIN.toNanos();
        boolean whole = false;
        while (!whole && System.nanoTime() < limit) {
            boolean answered = permits();
            if (!answered && victims.stream().noneMatch(name -> name.startsWith("gateway"))) {
                wrong.add("with " + victim + " killed the gateway refused what it permitted");
            }
            whole = replaced(pids) && network.controlAnswers() && network.gatewayReady() && answered;
        }
        if (!whole) {
            wrong.add(victim + " was killed and not everything was back after " + BACK_WITHIN.toSeconds() + " s");
            return;
        }
        act();
        back.computeIfAbsent(victim, v -> new ArrayList<>()).add((System.nanoTime() - struck) / 1_000_000);
    }

    private boolean replaced(Map<String, Long> pids) throws IOException {
        for (Map.Entry<String, Long> killed : pids.entrySet()) {
            long now = network.pid(killed.getKey());
            if (now == 0 || now == killed.getValue()) {
                return false;
            }
        }
        return true;
    }

    private void act() throws InterruptedException {
        if (!work.act(System.nanoTime() + BACK_WITHIN.toNanos())) {
            wrong.add("no act was acknowledged for " + BACK_WITHIN.toSeconds() + " s: " + work.lastTrouble());
        }
    }

    private boolean permits() throws IOException, InterruptedException {
        boolean permits = network.ask() == 200;
        permitted += permits ? 1 : 0;
        return permits;
    }

    private void tell() {
        out.printf(
                Locale.ROOT,
                "%d acts and %d reports acknowledged, %d attempts without an answer, %d requests permitted%n",
                work.acts(),
                work.reports(),
                work.unanswered(),
                permitted);
        if (work.reports() == 0) {
            out.println("no report was imported: " + work.lastTrouble());
        }
        back.forEach((victim, times) -> {
            List<Long> sorted = times.stream().sorted().toList();
            out.printf(
                    Locale.ROOT,
                    "%-10s killed %3d times; all back after %d ms in the median, %d ms at most%n",
                    victim,
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.getLast());
        });
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder.normalize())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
