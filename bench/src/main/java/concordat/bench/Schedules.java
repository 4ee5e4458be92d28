package concordat.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Random schedules of changes and faults at a [TriedNetwork], each mended at its end and checked: no answer may fit
/// with nothing that the gateways were told. With a gateway that is built wrong, one has to be found that does not.
final class Schedules {

    private static final int FEWEST_STEPS = 5;
    private static final int MOST_STEPS = 14;
    private static final long LONGEST_JUMP_MILLIS = 5_000;
    private static final Duration IN_FORCE_WITHIN = Duration.ofSeconds(20);
    /// A gateway whose disk is full keeps all from being in force.
    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(2);
    private static final Duration WELL_WITHIN = Duration.ofSeconds(30);
    private static final int SHOWN = 5;
    private static final int TOLD_EACH = 25;

    private final PrintStream out;
    private final TriedNetwork network;
    private final boolean disks;
    private final Map<String, Integer> done = new TreeMap<>();
    private List<String> steps = new ArrayList<>();

    /// A gateway whose clock went back must not be killed: what its file says of the time would be too young, which
    /// ADR 6 takes for granted not to happen.
    private final boolean[] wentBack = new boolean[TriedNetwork.GATEWAYS];

    private final boolean[] full = new boolean[TriedNetwork.GATEWAYS];

    private Schedules(PrintStream out, TriedNetwork network, boolean disks) {
        this.out = out;
        this.network = network;
        this.disks = disks;
    }

    /// @param count how many schedules
    /// @param seed of the first; the next one's is one more
    /// @return whether all held, or with a fault, whether it was found
    static boolean run(PrintStream out, Path folder, long count, long seed, Fault fault) throws IOException {
        boolean disks = Path.of("/proc/self/limits").toFile().exists();
        if (!disks) {
            out.println("disks are not filled: that needs Linux");
        }
        try (TriedNetwork network = new TriedNetwork(folder, fault)) {
            if (!network.awaitPermits(WELL_WITHIN)) {
                out.println("FAILED: not everybody was permitted before anything was done: " + network.tally());
                return false;
            }
            return new Schedules(out, network, disks).run(count, seed, fault);
        }
    }

    private boolean run(long count, long seed, Fault fault) throws IOException {
        long began = System.nanoTime();
        for (long i = 0; i < count; i++) {
            List<String> faults = schedule(new SplittableRandom(seed + i));
            if (!faults.isEmpty()) {
                tell(seed + i, faults);
                out.println(
                        fault == Fault.NONE
                                ? "it is schedule " + (i + 1) + "; again with --schedules 1 --seed " + (seed + i)
                                : fault.flag() + " was found out in schedule " + (i + 1));
                return fault != Fault.NONE;
            }
            if ((i + 1) % TOLD_EACH == 0 || i + 1 == count) {
                out.printf(
                        Locale.ROOT,
                        "%d of %d schedules, after %d s; answers %s%n",
                        i + 1,
                        count,
                        (System.nanoTime() - began) / 1_000_000_000,
                        new TreeMap<>(network.tally()));
            }
        }
        out.println("steps " + done);
        out.println(
                fault == Fault.NONE
                        ? "every answer fits with what the gateways were told"
                        : "FAILED: " + fault.flag() + " was not found out");
        return fault == Fault.NONE;
    }

    private void tell(long seed, List<String> faults) {
        out.println("seed " + seed + ":");
        steps.forEach(step -> out.println("  " + step));
        faults.stream().limit(SHOWN).forEach(what -> out.println("does not fit: " + what));
        if (faults.size() > SHOWN) {
            out.println("and " + (faults.size() - SHOWN) + " more");
        }
    }

    private List<String> schedule(SplittableRandom random) throws IOException {
        steps = new ArrayList<>();
        int count = random.nextInt(FEWEST_STEPS, MOST_STEPS + 1);
        for (int i = 0; i < count; i++) {
            step(random);
            Waiting.millis(random.nextInt(60));
        }
        if (!mended()) {
            return List.of("not everybody was permitted " + WELL_WITHIN.toSeconds() + " s after all was mended; "
                    + network.tally());
        }
        return network.taken().stream()
                .flatMap(history -> history.faults(TriedNetwork.STALE.toNanos()).stream())
                .toList();
    }

    private void step(SplittableRandom random) throws IOException {
        int gateway = random.nextInt(TriedNetwork.GATEWAYS);
        int body = random.nextInt(TriedNetwork.BODIES);
        boolean open = network.open(body);
        int kind = random.nextInt(100);
        if (kind < 30) {
            did("change", "body " + body + (open ? " suspended" : " open again"));
            network.tell(body, List.of(!open));
        } else if (kind < 42) {
            did("two changes", "body " + body + " changed and changed back at once");
            network.tell(body, List.of(!open, open));
        } else if (kind < 54) {
            did("wait", "until all is in force");
            network.awaitInForce(WAIT_AT_MOST);
        } else if (kind < 58) {
            did("pause", "longer than the stale limit");
            Waiting.millis(TriedNetwork.STALE.toMillis() + 100);
        } else if (kind < 80) {
            line(random, gateway);
        } else if (kind < 88) {
            clock(random, gateway);
        } else if (kind < 92) {
            did("control plane", "killed and started");
            network.restartControl(random.nextInt(200));
        } else if (kind < 96) {
            if (disks) {
                full[gateway] = !full[gateway];
                did("disk", "of gateway " + gateway + (full[gateway] ? " full" : " free again"));
                network.fill(gateway, full[gateway]);
            }
        } else if (!wentBack[gateway]) {
            did("gateway", gateway + " killed and started");
            network.kill(gateway);
            full[gateway] = false;
            network.start(gateway);
        }
    }

    private void line(SplittableRandom random, int gateway) {
        switch (random.nextInt(6)) {
            case 0 -> {
                long millis = random.nextLong(1, 151);
                did("slow line", millis + " ms to gateway " + gateway);
                network.line(gateway).slow(millis);
            }
            case 1 -> {
                did("held line", "to gateway " + gateway);
                network.isolate(gateway, false);
            }
            case 2 -> {
                did("cut line", "to gateway " + gateway);
                network.isolate(gateway, true);
            }
            case 3 -> {
                did("bytes twice", "to gateway " + gateway);
                network.line(gateway).repeat();
            }
            case 4 -> {
                did("bytes out of order", "to gateway " + gateway);
                network.line(gateway).swap();
            }
            default -> {
                did("mended line", "to gateway " + gateway);
                network.mend(gateway);
            }
        }
    }

    private void clock(SplittableRandom random, int gateway) throws IOException {
        long millis = random.nextLong(-LONGEST_JUMP_MILLIS, LONGEST_JUMP_MILLIS + 1);
        if (random.nextInt(4) == 0) {
            did("clock", "of the control plane " + millis + " ms off");
            network.moveControlClock(millis);
        } else {
            did("clock", "of gateway " + gateway + " " + millis + " ms off");
            // whether it is back depends on what it was; one that is moved is not killed in this schedule
            wentBack[gateway] = true;
            network.moveClock(gateway, millis);
        }
    }

    private boolean mended() throws IOException {
        for (int gateway = 0; gateway < TriedNetwork.GATEWAYS; gateway++) {
            network.mend(gateway);
            if (full[gateway]) {
                network.fill(gateway, false);
                full[gateway] = false;
            }
            wentBack[gateway] = false;
        }
        for (int body = 0; body < TriedNetwork.BODIES; body++) {
            if (!network.open(body)) {
                network.tell(body, List.of(true));
            }
        }
        return network.awaitInForce(IN_FORCE_WITHIN) && network.awaitPermits(WELL_WITHIN);
    }

    private void did(String kind, String step) {
        done.merge(kind, 1, Integer::sum);
        steps.add(kind + ": " + step);
    }
}
